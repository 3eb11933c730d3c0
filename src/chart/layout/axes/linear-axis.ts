import { tickIncrement, ticks } from "../../scales/decimal-ticks.ts";
import { numberTicks, tickStep } from "../../scales/number-ticks.ts";
import { dropRepeatedLabels, numberLabels } from "../../format/number-label.ts";
import type { NumberLabels } from "../../format/value-labels.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Layer } from "../mark-type.ts";
import { widestLabel } from "./label.ts";
import {
  createTick,
  labelGap,
  labelsFit,
  MAX_PASSES,
  minTickSpacing,
  type XAxis,
} from "./x-labels.ts";

/**
 * An x axis with ticks at round numbers, as many as their labels have space. Where every x is a whole
 * number, such as an index, so is every tick.
 *
 * @param plotX the plot's left edge in the picture, in pixels.
 */
export function linearAxis(
  scale: XScale,
  layers: readonly Layer[],
  plotX: number,
  settings: Settings,
): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  // A domain longer than the largest number is computed at a quarter of its size.
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  const gap = labelGap(settings.width);
  const most = Math.max(2, Math.floor(length / minTickSpacing(settings.width)) + 1);
  const span = high - low;
  let count = Math.max(1, most - 1);
  // A step below 1 comes of a span that is smaller than the number of ticks.
  if (span >= 1 && span < 2 * count && haveWholeXs(layers)) {
    count = Math.min(count, Math.floor(span));
  }
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = unitTicks(low, high, count, shrink, settings)
      // The last step can lead beyond the largest number.
      .filter(Number.isFinite);
    const values = dropRepeatedLabels(all, labels.tick);
    const made = values.map((value) => createTick(value, labels.tick(value), settings));
    const widest = Math.max(0, ...made.map(({ width }) => width));
    const maxCount = Math.max(1, Math.floor(length / (widest + gap)));
    const fits =
      values.length <= Math.min(most, maxCount + 1) &&
      (scale.slides || labelsFit(made, scale, plotX, settings));
    if (fits || pass >= MAX_PASSES || count === 1) {
      return {
        ticks: made,
        formatValue: labels.value,
        exactValue: labels.exact,
        valueWidth: widestLabel([low, high], labels.value, settings),
      };
    }
    count = Math.max(1, Math.min(count - 1, maxCount));
  }
}

/** Whether all xs are whole numbers. Only asked where the domain is short, so mostly of few points. */
function haveWholeXs(layers: readonly Layer[]): boolean {
  return layers.every(({ series }) => series.xs.every(Number.isInteger));
}

/** Ticks at round numbers, or at round ones of the unit: at whole minutes rather than at 100 seconds. */
function unitTicks(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xUnit }: Settings,
): number[] {
  if (xUnit !== "" && shrink === 1) return numberTicks([low, high], count, xUnit);
  return ticks(low / shrink, high / shrink, count).map((tick) => tick * shrink);
}

/** Number labels for about `count` ticks from `low` to `high`, computed at `1 / shrink` of their size. */
export function linearLabels(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xFormat, xUnit, locale }: Settings,
): NumberLabels {
  const increment = tickIncrement(low / shrink, high / shrink, Math.max(1, count));
  // d3's increment is negative where it is the reciprocal of a step below 1.
  const step = (increment < 0 ? 1 / -increment : increment) * shrink || 1;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const style = { format: xFormat, locale };
  if (xUnit === "" || shrink !== 1) return numberLabels(step, largest, style);
  return numberLabels(tickStep([low, high], count, xUnit), largest, { ...style, unit: xUnit });
}
