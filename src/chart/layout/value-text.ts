import type { NumberLabels } from "../format/number-label.ts";
import type { AxesLayout } from "./axes-layout.ts";
import { type MarkBase, pointAt } from "./mark-layout.ts";
import type { Layer } from "./mark-type.ts";

/** The value of one point of a mark as text. */
export function valueText(
  mark: MarkBase,
  layer: Layer,
  position: number,
  labels: NumberLabels,
): string {
  return layer.type.valueText(layer, pointAt(mark, position), labels);
}

/** The number labels of a mark's y axis. */
export function markLabels(
  { axis }: Pick<MarkBase, "axis">,
  { margins, valueLabels }: AxesLayout,
): NumberLabels {
  const { y, y2 } = margins;
  if (valueLabels !== undefined) return valueLabels;
  return axis === "y2" && y2 !== undefined ? y2.axis.labels : y.axis.labels;
}
