import type { LaidOut } from "../layout/laid-out.ts";
import { pointAt } from "../layout/mark-layout.ts";
import { binText, pointHead } from "../layout/tooltip-content.ts";
import { layerLabels, valueText } from "../layout/value-text.ts";
import { xAt } from "../data/x-value.ts";

/** A tooltip as numbers and texts: what shows while the pointer is near an x. */
export interface Tooltip {
  /** Pixels from the scale's origin. */
  x: number;
  /** The value at `x` on its scale: epoch milliseconds, a number or an index. */
  at: number;
  /** `at` in words; of a bin of a histogram, its ends. */
  name: string;
  values: TooltipValue[];
}

export interface TooltipValue {
  /** The index of the series. */
  index: number;
  series: string;
  /** NaN, as is `y`, where a band has no line. */
  value: number;
  /** Pixels from the plot's top. */
  y: number;
  /** `value` in words. */
  text: string;
}

/** The tooltips of a layout, for `layout()`; a drawing writes them directly as bytes. */
export function describeTooltips(laidOut: LaidOut): Tooltip[] {
  const { layout, layers, axes, xAxis } = laidOut;
  const { marks, places } = layout;
  const { formatValue } = xAxis.axis;
  if (places === undefined) return [];
  return places.xs.map((x, place) => {
    const values: TooltipValue[] = [];
    let at = Number.NaN;
    let name = "";
    for (const [m, mark] of marks.entries()) {
      const position = places.points[m]?.[place] ?? -1;
      if (position < 0) continue;
      const layer = layers[m]!;
      const point = pointAt(mark, position);
      if (values.length === 0) {
        at = xAt(layout.x.kind, layer.series, point);
        name =
          axes.valueDomain === undefined
            ? (binText({ layout }, layer, point, formatValue) ?? formatValue(at))
            : pointHead(laidOut, m, point);
      }
      values.push({
        index: mark.index,
        series: mark.name,
        value: layer.series.ys[point]!,
        y: mark.ys[position]!,
        text: valueText(mark, layer, position, layerLabels(layer, axes)),
      });
    }
    return { x, at, name, values };
  });
}
