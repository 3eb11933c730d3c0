import type { NumberLabels } from "../format/value-labels.ts";
import type { AxesLayout } from "./axes-layout.ts";
import { shownLayer } from "./layer.ts";
import { type MarkBase, pointAt } from "./mark-layout.ts";
import type { Layer } from "./mark-type.ts";

/** The value of one point of a mark as text. */
export function valueText(
  mark: MarkBase,
  layer: Layer,
  position: number,
  labels: NumberLabels,
): string {
  const shown = shownLayer(layer);
  return shown.type.valueText(shown, pointAt(mark, position), labels);
}

/** The labels of a layer's values: those of its y axis, or of raw values on an axis of shares. */
export function layerLabels(
  { mark, shares }: Pick<Layer, "mark" | "shares">,
  { margins, valueLabels }: AxesLayout,
): NumberLabels {
  const { y, y2 } = margins;
  const own = mark.axis === "y2" && y2 !== undefined ? y2.axis.labels : y.axis.labels;
  const labels = valueLabels ?? own;
  return (shares === undefined ? labels.raw : undefined) ?? labels;
}
