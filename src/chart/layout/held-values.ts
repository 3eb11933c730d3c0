import type { Absent } from "./absent.ts";
import type { AxesLayout } from "./axes-layout.ts";
import type { ScaledXAxis } from "./axes/x-axis.ts";
import { shownLayer } from "./layer.ts";
import type { Layer } from "./mark-type.ts";
import { layerLabels } from "./value-text.ts";

/** The last value of a series whose points have left the plot, and whose next is still to come. */
export interface HeldValue {
  /** In pixels from the plot's top. */
  y: number;
  /** The index of its series, which gives its colour. */
  index: number;
  /** In words. */
  text: string;
}

export const NO_HELD_VALUES: readonly HeldValue[] = [];

/** What a held value is computed from. */
export interface HeldValueParts {
  layers: readonly Layer[];
  axes: AxesLayout;
  xAxis: ScaledXAxis;
}

export function layoutHeldValues(parts: HeldValueParts): readonly HeldValue[] {
  const { absent, margins } = parts.axes;
  if (absent.length === 0) return NO_HELD_VALUES;
  const { y, y2, plot } = margins;
  return absent.flatMap((one) => {
    const { series, mark, index } = parts.layers[one.layer]!;
    const { px } = (mark.axis === "y2" && y2 !== undefined ? y2 : y).scale;
    const at = Math.round(px(one.y));
    if (!one.held || !(at >= 0 && at <= plot.height)) return [];
    return [{ y: at, index, text: `${series.name}: ${absentText(one, parts)}` }];
  });
}

/** The last value of an absent series and its time, or since when it has none. */
export function absentText({ layer, held, x }: Absent, parts: HeldValueParts): string {
  const { layers, axes, xAxis } = parts;
  const { scale, axis } = xAxis;
  const isTime = scale.kind === "time" && !Number.isNaN(x);
  const moment = isTime ? (axis.exactValue ?? axis.formatValue)(x) : "";
  if (!held) return moment === "" ? "no data" : `no data since ${moment}`;
  const one = layers[layer]!;
  const shown = shownLayer(one);
  const last = one.series.xs.length - 1;
  const value = shown.type.valueText(shown, last, layerLabels(one, axes));
  return `last known value ${value}${moment === "" ? "" : `, ${moment}`}`;
}
