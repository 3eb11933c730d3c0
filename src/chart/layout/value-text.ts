import type { NumberLabels } from "../format/number-label.ts";
import type { Layer } from "./layer.ts";
import { type MarkLayout, pointAt } from "./mark-layout.ts";
import type { AxesLayout } from "./axes-layout.ts";

/** What a mark says of one of its points. */
export function valueText(
  mark: MarkLayout,
  layer: Layer,
  position: number,
  labels: NumberLabels,
): string {
  const point = pointAt(mark, position);
  const { fields, ys } = layer.series;
  const { kind } = mark;
  if (kind === "candle" && fields !== undefined) {
    const of = (column: Float64Array | undefined) => known(column?.[point], labels);
    return `${of(fields.open)} → ${of(ys)}, ${of(fields.low)} – ${of(fields.high)}`;
  }
  if (kind === "range" && fields?.low !== undefined && fields.high !== undefined) {
    const span = `${known(fields.low[point], labels)} – ${known(fields.high[point], labels)}`;
    return Number.isNaN(ys[point]!) ? span : `${labels.value(ys[point]!)} (${span})`;
  }
  if (kind === "box") {
    const box = layer.boxes?.[position];
    if (box === undefined) return "";
    return `${labels.value(box.median)} (${labels.value(box.q1)} – ${labels.value(box.q3)})`;
  }
  if (kind === "dot" && fields?.size !== undefined) {
    return `${labels.value(ys[point]!)} (${labels.value(fields.size[point]!)})`;
  }
  return labels.value(ys[point]!);
}

/** A value in words; a mark of several values may lack one of them. */
function known(value: number | undefined, labels: NumberLabels): string {
  return value === undefined || Number.isNaN(value) ? "?" : labels.value(value);
}

/** How the axis of a mark writes values. */
export function axisLabels(
  { axis }: MarkLayout,
  { margins, valueLabels }: AxesLayout,
): NumberLabels {
  const { y, y2 } = margins;
  if (valueLabels !== undefined) return valueLabels;
  return axis === "y2" && y2 !== undefined ? y2.axis.labels : y.axis.labels;
}
