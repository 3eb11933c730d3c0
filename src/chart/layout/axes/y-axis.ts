import { scatteredLabels } from "../../format/scattered-labels.ts";
import { dropRepeatedLabels, numberLabels } from "../../format/number-label.ts";
import type { NumberLabels, NumberStyle } from "../../format/value-labels.ts";
import type { AxisSettings } from "../../options/settings.ts";
import { logTicks, unitLogBase } from "../../scales/log-ticks.ts";
import { numberTicks, tickStep } from "../../scales/number-ticks.ts";
import type { Transform } from "../../scales/scale.ts";
import { symlogConstant } from "../../scales/symlog-scale.ts";
import { symlogTicks } from "../../scales/symlog-ticks.ts";
import { yTransform } from "../../scales/y-scale.ts";
import { shareLabels } from "./share-axis.ts";
import { alignedTickCount, logTickCount, yTickCount } from "../../scales/tick-count.ts";

/** The domain, ticks and labels of a y axis, without its position. */
export interface YAxis {
  domain: [number, number];
  ticks: number[];
  labels: NumberLabels;
  /** Applied to values before they are scaled linearly. Default: none. */
  transform?: Transform | undefined;
  /** The domain starts at the top of the plot. */
  fromTop?: boolean;
}

/**
 * Chooses the ticks and labels of a y axis with a given domain, `height` pixels high.
 *
 * @param counts whether values are counts: ticks are whole numbers.
 */
export function layoutYAxis(
  domain: [number, number],
  height: number,
  settings: AxisSettings,
  locale: string,
  counts = false,
): YAxis {
  const axis = layoutValueAxis(domain, height, settings, locale, counts);
  return settings.rawUnit === undefined
    ? axis
    : { ...axis, labels: shareLabels(axis.labels, settings, locale) };
}

function layoutValueAxis(
  domain: [number, number],
  height: number,
  { scale, format, valueFormat, unit }: AxisSettings,
  locale: string,
  counts: boolean,
): YAxis {
  const style = { format, valueFormat, unit: unit === "" ? undefined : unit, locale };
  if (scale !== "linear") return layoutNonlinearAxis(domain, height, scale, style);
  const usual = alignedTickCount(domain, height, style.unit);
  const count = counts ? Math.max(1, Math.min(usual, Math.floor(domain[1] - domain[0]))) : usual;
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const labels = numberLabels(tickStep(domain, count, style.unit), largest, style);
  const ticks = numberTicks(domain, count, style.unit);
  return { domain, ticks: dropRepeatedLabels(ticks, labels.tick), labels };
}

function layoutNonlinearAxis(
  domain: [number, number],
  height: number,
  scale: "log" | "symlog",
  style: NumberStyle,
): YAxis {
  const ticks =
    scale === "log"
      ? logTicks(domain, logTickCount(domain, height), unitLogBase(style.unit))
      : symlogTicks(domain, yTickCount(height), symlogConstant(domain));
  const labels = scatteredLabels(style, ticks);
  const transform = yTransform(domain, scale);
  return { domain, ticks: dropRepeatedLabels(ticks, labels.tick), labels, transform };
}
