import { tickIncrement, ticks } from "d3-array";
import { distinctBy, type NumberLabels, numberLabels } from "../../format/number-label.ts";
import type { XScale } from "./x-scale.ts";
import type { Settings } from "../../options/settings.ts";
import { gapIn, LEAST_SPACING, MOST_PASSES, tickOf, widestOf, type XAxis } from "./x-ticks.ts";

/** An axis with ticks at round numbers. */
export function linearAxis(scale: XScale, settings: Settings): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  const gap = gapIn(settings.width);
  let count = Math.max(1, Math.floor(length / Math.max(gap * 2, LEAST_SPACING)));
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = ticks(low / shrink, high / shrink, count)
      .map((tick) => tick * shrink)
      // Near the largest number a step may be larger than that.
      .filter(Number.isFinite);
    const values = distinctBy(all, labels.tick);
    const widest = widestOf(values, labels.tick, settings);
    const fitting = Math.max(1, Math.floor(length / (widest + gap)));
    if (values.length <= fitting + 1 || pass >= MOST_PASSES || count === 1) {
      return {
        ticks: values.map((value) => tickOf(value, labels.tick(value), settings)),
        name: labels.value,
        nameWidth: widestOf([low, high], labels.value, settings),
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
