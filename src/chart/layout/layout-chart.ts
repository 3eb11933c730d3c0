import { arranged } from "./transforms/transforms.ts";
import { type Scaffold, scaffoldOf } from "./axes-layout.ts";
import { type Guides, guidesOf } from "./axes/reference-marks.ts";
import { FONT_SIZE, type Label, type LegendItem } from "./axes/title-legend.ts";
import { type Layer, layersOf } from "./layer.ts";
import { type Lay, markOf } from "./marks/layout-marks.ts";
import type { MarkLayout } from "./mark-layout.ts";
import { needsRoom, roomsOf } from "./marks/bandwidth.ts";
import { createSlide, type Slide } from "./marks/scroll-cache.ts";
import type { Memory } from "../base/cache.ts";
import { extentOf, unionOf } from "../scales/scale.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import type { Box, PlacedAxis, Tick } from "./axes/margins.ts";
import { fitText } from "../format/text/text-width.ts";
import { areAlike } from "../svg/x-axis-svg.ts";
import { reachOf, type TooltipPlaces, tooltipPlaces } from "./tooltip-places.ts";
import { tooltipSize, turnOf } from "./tooltip-size.ts";
import { type AcrossAxis, acrossAxis, type ShownTicks, ticksAt } from "./axes/x-axis.ts";
import type { XKind, XScale } from "./axes/x-scale.ts";

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
  y2?: UprightAxis | undefined;
  /** Values lie beyond the y domain, and are cut off. */
  overflows: boolean;
  title?: Label | undefined;
  note?: Label | undefined;
  xTitle?: Label | undefined;
  yTitle?: Label | undefined;
  y2Title?: Label | undefined;
  /** What a chart without points says. */
  empty?: Label | undefined;
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
  /** Each of them is a series as it came. */
  isPlain: boolean;
  scaffold: Scaffold;
  across: AcrossAxis;
  shownTicks: ShownTicks;
  /** How wide a tooltip may be, in pixels. */
  tooltipWidth: number;
  /** What stands still, once it is written. */
  still?: Uint8Array | undefined;
}

/** Points that lie this many pixels apart or more need no fractions of a pixel. */
const COARSE_GAP = 8;

/**
 * Lays out a chart: a pure function of its points and settings.
 *
 * @param memory of the chart's last drawing, which spares what has not changed.
 */
export function layoutChart(all: readonly Series[], settings: Settings, memory: Memory): LaidOut {
  const ofSeries = layersOf(all, settings);
  const layers = arranged(ofSeries, settings);
  const scaffold = scaffoldOf(layers, settings, memory);
  const { plot, y, y2, texts } = scaffold.surroundings;
  const across = acrossAxis(layers, scaffold, settings, memory);
  const { scale } = across;
  const decimals = settings.variant === "live" && scale.gap >= COARSE_GAP ? 0 : 1;
  const slide = slideOf(scale, decimals);
  const marks = marksOf(layers, scaffold, scale, decimals, settings, memory);
  const shownTicks = ticksAt(slide, across, scaffold, settings);
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
      ticks: rememberedTicks(shownTicks.ticks, memory),
      turned: scaffold.xLook.turned,
    },
    y: uprightOf(y, settings.y.scale),
    y2: y2 && uprightOf(y2, settings.y2.scale),
    overflows: scaffold.overflows,
    // Each by its name: objects of one shape are read quicker.
    title: texts.title,
    note: texts.note,
    xTitle: texts.xTitle,
    yTitle: texts.yTitle,
    y2Title: texts.y2Title,
    empty: undefined,
    legend: scaffold.header.legend,
    marks,
    guides: guidesOf(scaffold, scale, slide, settings, marks),
    decimals,
    places: undefined,
    reach: 0,
    turn: 0,
  };
  const laidOut: LaidOut = {
    layout,
    layers,
    isPlain: layers === ofSeries,
    scaffold,
    across,
    shownTicks,
    tooltipWidth: 0,
    still: undefined,
  };
  if (settings.variant === "sparkline") return laidOut;
  if (marks.every(isEmpty)) sayEmpty(layout, settings);
  else if (settings.tooltips) addTooltips(laidOut, memory, settings);
  return laidOut;
}

/** Pixels from the origin to the plot's left edge. */
export function slideOf({ px, domain }: XScale, decimals: number): number {
  return Math.round(px(domain[0]) * 10 ** decimals) / 10 ** decimals;
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
  return layers.map((layer, i) => markOf(layer, rooms?.[i], lay, lastSlide(layer, i, memory)));
}

/** What the mark of the last drawing left. Only points that come and go in order can go on. */
function lastSlide({ series }: Layer, place: number, { slides }: Memory): Slide | undefined {
  return series.lineage === undefined ? undefined : (slides[place] ??= createSlide());
}

function roomGap(x: XScale, { y }: Scaffold["surroundings"], { horizontal }: Settings): number {
  return horizontal ? Math.abs(y.scale.perUnit) : x.gap;
}

/** The same array for the same ticks: they change less often than the plot slides. */
function rememberedTicks(ticks: Tick[], memory: Memory): Tick[] {
  const last = memory.keep("x ticks", [], () => ({ ticks }));
  const isSame =
    ticks.length === last.ticks.length && ticks.every((tick, i) => areAlike(tick, last.ticks[i]!));
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

function addTooltips(laidOut: LaidOut, memory: Memory, settings: Settings): void {
  const { layout } = laidOut;
  laidOut.tooltipWidth = tooltipSize(laidOut, memory, settings);
  layout.reach = reachOf(layout.x.gap);
  placeTooltips(laidOut);
}

/** Finds where tooltips are, and on which side of their points. */
export function placeTooltips({ layout, tooltipWidth }: LaidOut): void {
  layout.places = tooltipPlaces(layout.marks, layout.x.gap);
  layout.turn = turnOf(layout, tooltipWidth);
}
