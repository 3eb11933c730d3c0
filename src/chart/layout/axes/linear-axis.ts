import { tickIncrement, ticks } from "d3-array";
import { dropRepeatedLabels, type NumberLabels, numberLabels } from "../../format/number-label.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import {
  createTick,
  labelGap,
  MAX_PASSES,
  MIN_TICK_SPACING,
  widestLabel,
  type XAxis,
} from "./x-labels.ts";

/** An x axis with ticks at round numbers, as many as their labels have space. */
export function linearAxis(scale: XScale, settings: Settings): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  // A domain longer than the largest number is computed at a quarter of its size.
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  const gap = labelGap(settings.width);
  let count = Math.max(1, Math.floor(length / Math.max(gap * 2, MIN_TICK_SPACING)));
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = ticks(low / shrink, high / shrink, count)
      .map((tick) => tick * shrink)
      // The last step can lead beyond the largest number.
      .filter(Number.isFinite);
    const values = dropRepeatedLabels(all, labels.tick);
    const widest = widestLabel(values, labels.tick, settings);
    const maxCount = Math.max(1, Math.floor(length / (widest + gap)));
    if (values.length <= maxCount + 1 || pass >= MAX_PASSES || count === 1) {
      return {
        ticks: values.map((value) => createTick(value, labels.tick(value), settings)),
        formatValue: labels.value,
        valueWidth: widestLabel([low, high], labels.value, settings),
      };
    }
    count = Math.min(count - 1, maxCount);
  }
}

/** Number labels for about `count` ticks from `low` to `high`, computed at `1 / shrink` of their size. */
export function linearLabels(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xFormat, locale }: Settings,
): NumberLabels {
  const increment = tickIncrement(low / shrink, high / shrink, Math.max(1, count));
  // d3's increment is negative where it is the reciprocal of a step below 1.
  const step = (increment < 0 ? 1 / -increment : increment) * shrink || 1;
  return numberLabels(step, Math.max(Math.abs(low), Math.abs(high)), {
    format: xFormat,
    locale,
  });
}
