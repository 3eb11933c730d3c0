import { tickIncrement, ticks } from "d3-array";
import { dropRepeatedLabels, type NumberLabels, numberLabels } from "../../format/number-label.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Settings } from "../../options/settings.ts";
import {
  labelGap,
  MIN_TICK_SPACING,
  MAX_PASSES,
  createTick,
  widestLabel,
  type XAxis,
} from "./x-ticks.ts";

/** An axis with ticks at round numbers. */
export function linearAxis(scale: XScale, settings: Settings): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  const gap = labelGap(settings.width);
  let count = Math.max(1, Math.floor(length / Math.max(gap * 2, MIN_TICK_SPACING)));
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = ticks(low / shrink, high / shrink, count)
      .map((tick) => tick * shrink)
      // Near the largest number a step may be larger than that.
      .filter(Number.isFinite);
    const values = dropRepeatedLabels(all, labels.tick);
    const widest = widestLabel(values, labels.tick, settings);
    const fitting = Math.max(1, Math.floor(length / (widest + gap)));
    if (values.length <= fitting + 1 || pass >= MAX_PASSES || count === 1) {
      return {
        ticks: values.map((value) => createTick(value, labels.tick(value), settings)),
        name: labels.value,
        nameWidth: widestLabel([low, high], labels.value, settings),
      };
    }
    count = Math.min(count - 1, fitting);
  }
}

/** How numbers are written where about so many ticks lie between two. */
export function linearLabels(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xFormat, locale }: Settings,
): NumberLabels {
  const increment = tickIncrement(low / shrink, high / shrink, Math.max(1, count));
  const step = (increment < 0 ? 1 / -increment : increment) * shrink || 1;
  return numberLabels(step, Math.max(Math.abs(low), Math.abs(high)), {
    format: xFormat,
    locale,
  });
}
