import { arranged } from "./arrange.ts";
import { type Scaffold, scaffoldOf } from "./scaffold.ts";
import { type Guides, guidesOf } from "./axes/guides.ts";
import { FONT_SIZE, type Label, type LegendItem } from "./axes/header.ts";
import { type Layer, layersOf } from "./layer.ts";
import { type Lay, markOf } from "./marks/lay.ts";
import type { MarkLayout } from "./marks/mark.ts";
import { needsRoom, roomsOf } from "./marks/room.ts";
import { createSlide, type Slide } from "./marks/slide.ts";
import type { Memory } from "./memory.ts";
import { extentOf, unionOf } from "./scales/scale.ts";
import type { Series } from "./series/series.ts";
import type { Settings } from "./settings.ts";
import { sharedRun } from "./svg/shared-run.ts";
import type { Box, PlacedAxis, Tick } from "./axes/surroundings.ts";
import { fitText } from "./text/text-width.ts";
import { reachOf, type TooltipPlaces, tooltipPlaces, turnOf } from "./svg/tooltip.ts";
import { type AcrossAxis, acrossAxis, ticksAt } from "./axes/across-axis.ts";
import type { XKind, XScale } from "./scales/x-scale.ts";

/** An axis upright beside the plot. */
export interface UprightAxis {
  kind: "linear" | "log" | "symlog" | "band";
  domain: [number, number];
  ticks: Tick[];
}

/** A chart as plain numbers and texts: all that the drawing needs, and what tests look at. */
export interface ChartLayout {
  width: number;
  height: number;
  /** Where the marks are drawn, in pixels. */
  plot: Box;
  x: {
    kind: XKind;
    domain: [number, number];
    /** The value at 0 px. Positions along x are counted from it, and stay the same while it does. */
    origin: number;
    /** Pixels from the origin to the plot's left edge. */
    slide: number;
    /** Points left of the plot exist, and are cut off at its edge. */
    slides: boolean;
    /** Pixels between points where they come in a steady rhythm. */
    gap: number;
    ticks: Tick[];
    /** The names below are turned, as they would not fit otherwise. */
    turned: boolean;
  };
  y: UprightAxis;
  y2?: UprightAxis;
  /** Values lie beyond the y domain, and are cut off. */
  overflows: boolean;
  title?: Label;
  note?: Label;
  xTitle?: Label;
  yTitle?: Label;
  y2Title?: Label;
  /** What a chart without points says. */
  empty?: Label;
  legend: LegendItem[];
  marks: MarkLayout[];
  guides: Guides;
  /** Decimals of all coordinates in the plot: none where points lie far apart. */
  decimals: number;
  /** Where tooltips are, and which points they tell of. */
  places: TooltipPlaces | undefined;
  /** The usual width of the stretch that calls a tooltip, in pixels. */
  reach: number;
  /** The x, in pixels from the origin, from which on tooltips stand to the left of their point. */
  turn: number;
}

/** What a layout was made from: the names of values and places, and the layers themselves. */
export interface LaidOut {
  layout: ChartLayout;
  layers: Layer[];
  scaffold: Scaffold;
  across: AcrossAxis;
}

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;

/**
 * Lays out a chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutChart(all: readonly Series[], settings: Settings, memory: Memory): LaidOut {
  const layers = arranged(layersOf(all, settings), settings);
  const scaffold = scaffoldOf(layers, settings, memory);
  const { plot, y, y2 } = scaffold.surroundings;
  const across = acrossAxis(layers, scaffold, settings, memory);
  const { scale } = across;
  const decimals = settings.variant === "live" && scale.gap >= COARSE_GAP ? 0 : 1;
  const slide = Math.round(scale.px(scale.domain[0]) * 10 ** decimals) / 10 ** decimals;
  const marks = marksOf(layers, scaffold, scale, decimals, settings, memory);
  const { kind, domain, origin, slides, gap } = scale;
  const layout: ChartLayout = {
    width: settings.width,
    height: settings.height,
    plot,
    x: {
      kind,
      domain,
      origin,
      slide,
      slides,
      gap,
      ticks: rememberedTicks(ticksAt(slide, across, scaffold, settings), memory),
      turned: scaffold.xLook.turned,
    },
    y: uprightOf(y, settings.y.scale),
    overflows: scaffold.overflows,
    ...scaffold.surroundings.texts,
    legend: scaffold.header.legend,
    marks,
    guides: guidesOf(scaffold, scale, slide, settings),
    decimals,
    places: undefined,
    reach: 0,
    turn: 0,
  };
  if (y2 !== undefined) layout.y2 = uprightOf(y2, settings.y2.scale);
  const laidOut = { layout, layers, scaffold, across };
  if (settings.variant === "sparkline") return laidOut;
  if (marks.every(isEmpty)) sayEmpty(layout, settings);
  else if (settings.tooltips) addTooltips(laidOut, memory, settings);
  return laidOut;
}

function uprightOf({ axis, ticks }: PlacedAxis, scale: UprightAxis["kind"]): UprightAxis {
  return { kind: axis.fromTop === true ? "band" : scale, domain: axis.domain, ticks };
}

function marksOf(
  layers: Layer[],
  { surroundings, shades }: Scaffold,
  x: XScale,
  decimals: number,
  settings: Settings,
  memory: Memory,
): MarkLayout[] {
  const { y, y2 } = surroundings;
  const rooms = needsRoom(layers) ? roomsOf(layers, roomGap(x, surroundings, settings)) : undefined;
  const sizes = unionOf(
    layers.map(({ series }) => series.fields?.size && extentOf(series.fields.size)),
  );
  const lay: Lay = {
    x,
    y: y.scale,
    y2: y2?.scale,
    decimals,
    shades,
    largest: sizes?.[1] ?? 0,
    horizontal: settings.horizontal,
    reduce: settings.reduce,
    glides: settings.glide,
  };
  return layers.map((layer, i) => markOf(layer, rooms?.[i], lay, slideOf(layer, i, memory)));
}

/** What the mark of the last drawing left. Only points that come and go in order can go on. */
function slideOf({ series }: Layer, place: number, { slides }: Memory): Slide | undefined {
  return series.lineage === undefined ? undefined : (slides[place] ??= createSlide());
}

function roomGap(x: XScale, { y }: Scaffold["surroundings"], { horizontal }: Settings): number {
  return horizontal ? Math.abs(y.scale.perUnit) : x.gap;
}

/** The same array for the same ticks: they change less often than the plot slides. */
function rememberedTicks(ticks: Tick[], memory: Memory): Tick[] {
  const last = memory.keep("x ticks", [], () => ({ ticks }));
  const { shift, count } = sharedRun(ticks.length, last.ticks.length, (i, j) => {
    const [now, before] = [ticks[i]!, last.ticks[j]!];
    const isAlike = now.at === before.at && now.label === before.label;
    return isAlike && now.sub === before.sub && now.beside === before.beside;
  });
  const isSame = shift === 0 && count === ticks.length && count === last.ticks.length;
  if (!isSame) last.ticks = ticks;
  return last.ticks;
}

function isEmpty({ hidden, ys, boxes, lows }: MarkLayout): boolean {
  if (hidden) return true;
  if (boxes !== undefined && boxes.length > 0) return false;
  return ys.every(Number.isNaN) && (lows === undefined || lows.every(Number.isNaN));
}

/** An empty plot says just that: what guides are called might stand in the same place. */
function sayEmpty(layout: ChartLayout, settings: Settings): void {
  layout.empty = emptyLabel(layout.plot, settings);
  layout.guides = { ...layout.guides, labels: [], slidingLabels: [] };
}

function emptyLabel({ x, y, width, height }: Box, { empty, measureText }: Settings): Label {
  return {
    text: fitText(empty, width, FONT_SIZE, false, measureText),
    x: x + Math.round(width / 2),
    y: y + Math.round(height / 2),
  };
}

function addTooltips(
  { layout, scaffold, across }: LaidOut,
  memory: Memory,
  settings: Settings,
): void {
  layout.places = tooltipPlaces(layout.marks, layout.x.gap);
  layout.reach = reachOf(layout.x.gap);
  layout.turn = turnOf(layout, scaffold, across, memory, settings);
}
