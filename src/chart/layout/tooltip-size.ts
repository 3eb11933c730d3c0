import type { Cache } from "../base/cache.ts";
import { fitMiddle } from "../format/text/fit-middle.ts";
import type { Settings } from "../options/settings.ts";
import { labelWidth } from "./axes/label.ts";
import type { LaidOut } from "./laid-out.ts";
import type { Layer } from "./mark-type.ts";
import type { ChartLayout } from "./chart-layout.ts";
import {
  BOX_PADDING,
  boxHeight,
  maxLines,
  TOOLTIP_GAP,
  type TooltipArea,
  steppedBoxWidth,
  tooltipArea,
  WIDTH_STEP,
} from "./tooltip-area.ts";
import { groupRows, placeContent, rowText } from "./tooltip-content.ts";
import type { TooltipBounds, TooltipFrame } from "./tooltip-frame.ts";
import { groupTooltips } from "./tooltip-groups.ts";
import { boxWidth, fitTooltip, ROW_INDENT } from "./tooltip-text.ts";
import { layerLabels } from "./value-text.ts";

/** The share of the width that a box may take. */
const MAX_SHARE = 0.8;

/** What a box leaves to the texts of tooltips. @param isNamed whether the x of a point is a name. */
export function tooltipBounds(area: TooltipArea, isNamed: boolean): TooltipBounds {
  const textWidth = Math.floor(MAX_SHARE * area.right) - 2 * BOX_PADDING;
  return { textWidth, lines: maxLines(area), isNamed };
}

/**
 * How large tooltips are, and where they stand beside their points. In a live chart the widths are
 * estimated from the axes, as they must not change with the points.
 */
export function tooltipFrame(laidOut: LaidOut, cache: Cache, settings: Settings): TooltipFrame {
  const { layout } = laidOut;
  if (settings.variant === "live") return liveFrame(laidOut, cache, settings);
  const area = tooltipArea(layout);
  const bounds = tooltipBounds(area, layout.x.kind === "band");
  const names = laidOut.layers.map(({ series }) => series.name);
  const groups = groupRows(laidOut.layers);
  const contents = layout.places!.xs.map((_, place) => placeContent(laidOut, groups, names, place));
  const texts = contents.map((content) => fitTooltip(content, bounds, settings));
  const width = texts.reduce((widest, text) => Math.max(widest, boxWidth(text, settings)), 0);
  return finish({ area, bounds, names, texts, contents, height: undefined }, width, 0, layout);
}

function liveFrame(laidOut: LaidOut, cache: Cache, settings: Settings): TooltipFrame {
  const { layout, layers, axes, xAxis } = laidOut;
  const label = widestPointLabel(layers, settings);
  const partsOf = layers.map((layer) => partNames(laidOut, layer));
  const parts: unknown[] = [axes.margins, axes.valueLabels, xAxis.axis.valueWidth, label];
  parts.push(layout.x.gap, layout.x.cycle);
  for (const [m, { series, hidden }] of layers.entries()) {
    parts.push(series.name, hidden, ...partsOf[m]!);
  }
  return cache.memoLru("tooltips", parts, () =>
    createLiveFrame(laidOut, { label, partsOf }, settings),
  );
}

/** What the frame of a live chart depends on, besides axes and names. */
interface PointTexts {
  /** The width of the widest label of a point, rounded up; 0 where there is none. */
  label: number;
  /** For each layer, the names of values that have rows of their own. */
  partsOf: readonly (readonly string[])[];
}

function createLiveFrame(
  laidOut: LaidOut,
  { label, partsOf }: PointTexts,
  settings: Settings,
): TooltipFrame {
  const { layout, layers, xAxis } = laidOut;
  const area = tooltipArea(layout);
  const bounds = tooltipBounds(area, layout.x.kind === "band");
  const visible = layers.filter(({ hidden }) => !hidden);
  const indent = visible.length > 1 ? ROW_INDENT : 0;
  let widest = xAxis.axis.valueWidth;
  if (label > 0) widest = Math.max(widest, Math.min(bounds.textWidth, widest + label));
  if (bounds.isNamed) widest = Math.min(widest, bounds.textWidth);
  const names = layers.map((layer, m) => {
    const { series, hidden } = layer;
    if (hidden) return series.name;
    const value = widestValue(laidOut, layer, settings);
    const width = (name: string) => labelWidth(rowText({ name, value }), settings) + indent;
    const shown = fitMiddle(series.name, (name) => width(name) <= bounds.textWidth);
    for (const name of [shown, ...partsOf[m]!]) widest = Math.max(widest, width(name));
    return shown;
  });
  const isPlain =
    visible.length === 1 && label === 0 && visible[0]!.type.hasPlainValue && !bounds.isNamed;
  const width = steppedBoxWidth(widest);
  const height = isPlain ? boxHeight(2) : undefined;
  return finish(
    { area, bounds, names, height, texts: undefined, contents: undefined },
    width,
    WIDTH_STEP * 3,
    layout,
  );
}

/** Chooses the groups. Boxes that are wider than the area may lie over the labels of the y axis. */
function finish(
  frame: Pick<TooltipFrame, "area" | "bounds" | "names" | "height" | "texts" | "contents">,
  width: number,
  slack: number,
  { x, reach }: ChartLayout,
): TooltipFrame {
  const gap = x.slides ? Math.max(TOOLTIP_GAP, Math.ceil(reach / 2) + 1) : TOOLTIP_GAP;
  const groups = groupTooltips(frame.area, width, slack, gap);
  return { width, groups, areBeside: groups.offsets.length === 2, ...frame };
}

/** The width of labels is rounded up to this, in pixels: a wider box means another style. */
const LABEL_STEP = 40;

function widestPointLabel(layers: readonly Layer[], settings: Settings): number {
  let widest = 0;
  for (const { series, hidden } of layers) {
    if (hidden || series.labels === undefined) continue;
    for (let i = 0; i < series.labels.length; i++) {
      const label = series.labels[i];
      if (label !== undefined) widest = Math.max(widest, labelWidth(label, settings));
    }
  }
  // A label that says nothing has no comma before it.
  if (widest === 0) return 0;
  return Math.ceil((labelWidth(", ", settings) + widest) / LABEL_STEP) * LABEL_STEP;
}

/** The names of values that have rows of their own. */
function partNames({ axes }: LaidOut, layer: Layer): string[] {
  if (layer.type.hasPlainValue || layer.series.xs.length === 0) return [];
  const labels = layerLabels(layer, axes);
  const last = layer.series.xs.length - 1;
  return layer.type.valueParts(layer, last, labels).map(({ name }) => name);
}

/** Numbers with as many digits as a value can have, one of them small. */
const MANY_DIGITS = [8.888888888, 1.088888888];
/** A share of the domain that is as long a number. */
const SHARE = 0.388888888;
const DECADES = 4;
/** Stands for the values behind shares, whose size the axis does not show: as long as most. */
const LONG_VALUE = -888_888;

/** The widest text of a value on an axis: of its bounds, and of numbers with many digits between. */
function widestValue({ axes }: LaidOut, layer: Layer, settings: Settings): string {
  const { margins, shadeDomain, valueLabels } = axes;
  const axis = layer.mark.axis === "y2" && margins.y2 !== undefined ? margins.y2 : margins.y;
  const [low, high] = valueLabels === undefined ? axis.axis.domain : shadeDomain;
  const labels = layerLabels(layer, axes);
  const largest = Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  const top = Math.floor(Math.log10(largest));
  const values = [low, high, low + (high - low) * SHARE];
  if (layer.shares === undefined && axis.axis.labels.raw !== undefined) values.push(LONG_VALUE);
  for (let power = top; power > top - DECADES; power--) {
    for (const digits of MANY_DIGITS) {
      const value = digits * 10 ** power;
      for (const signed of [value, -value]) {
        if (signed >= low && signed <= high) values.push(signed);
      }
    }
  }
  let widest = "";
  for (const value of values) {
    const text = labels.value(value);
    if (labelWidth(text, settings) > labelWidth(widest, settings)) widest = text;
  }
  return widest;
}
