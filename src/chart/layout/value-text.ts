import type { NumberLabels } from "../format/number-label.ts";
import type { AxesLayout } from "./axes-layout.ts";
import type { Layer } from "./mark-type.ts";
import { type MarkBase, pointAt } from "./mark-layout.ts";

/** What a mark says of one of its points. */
export function valueText(
  mark: MarkBase,
  layer: Layer,
  position: number,
  labels: NumberLabels,
): string {
  return layer.type.valueText(layer, pointAt(mark, position), labels);
}

/** How the axis of a mark writes values. */
export function axisLabels(
  { axis }: Pick<MarkBase, "axis">,
  { margins, valueLabels }: AxesLayout,
): NumberLabels {
  const { y, y2 } = margins;
  if (valueLabels !== undefined) return valueLabels;
  return axis === "y2" && y2 !== undefined ? y2.axis.labels : y.axis.labels;
}
