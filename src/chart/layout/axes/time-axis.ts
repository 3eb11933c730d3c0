import { type Cache, memoizeFew, memoize } from "../../base/cache.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Settings } from "../../options/settings.ts";
import { MAX_TIME } from "../../../limits.ts";
import {
  momentLabel,
  createMomentWriter,
  dropRepeatedLines,
  type TimeStyle,
  timeTickLabeller,
  type TwoLineTick,
} from "../../format/time/time-label.ts";
import { chooseTimeStep, timeTicks } from "../../scales/time-ticks.ts";
import {
  labelGap,
  MIN_TICK_SPACING,
  MAX_PASSES,
  createTick,
  widestLabel,
  labelWidth,
  type XAxis,
  type XTick,
} from "./x-ticks.ts";
import type { TimeStep } from "../../format/time/time-step.ts";

/** An axis with ticks at whole seconds, hours, days, months of a time zone. */
export function timeAxis(scale: XScale, settings: Settings, cache: Cache): XAxis {
  const { perUnit, domain } = scale;
  const { step, moment, write, momentWidth, tickAt } = cache.memo("time labels", [perUnit], () =>
    timeLabels(1 / perUnit, settings),
  );
  const { times, coming } = ticksAndNext(domain, step, settings.timeZone);
  // Most drawings have the ticks of the one before.
  const parts = [moment, times.length, times[0], coming];
  return cache.memo("time ticks", parts, () => {
    const ticks = dropRepeatedLines(times, tickAt);
    const axis: XAxis = { ticks, name: moment, write, nameWidth: momentWidth };
    if (coming !== undefined) axis.coming = tickAt(coming).plain;
    return axis;
  });
}

/** The ticks of a domain, and the one that comes behind them. */
function ticksAndNext([from, to]: [number, number], step: TimeStep, zone: string) {
  const end = Math.max(to, Math.min(to + FURTHER * step.ms, MAX_TIME));
  const times = timeTicks(from, end, step, zone);
  let coming: number | undefined;
  while (times.length > 0 && times[times.length - 1]! > to) coming = times.pop();
  return { times, coming };
}

/** So many steps on there is a tick, though clocks go back or a month is long. */
const FURTHER = 2;

/** The ticks of a step, each with its second line and without. */
export function tickLabeller(
  step: TimeStep,
  settings: Settings,
): (time: number) => TwoLineTick<XTick> {
  const labels = timeTickLabeller(step, settings.timeZone, timeStyle(settings));
  let last: { period: number; sub: string; subWidth: number } | undefined;
  return (time) => {
    const period = labels.period(time);
    const plain = createTick(time, labels.label(time), settings);
    if (period === undefined) return { period, plain, full: plain };
    if (last?.period !== period) {
      const sub = labels.periodLabel(time);
      last = { period, sub, subWidth: labelWidth(sub, settings) };
    }
    const { value, label, width } = plain;
    return { period, plain, full: { value, label, width, sub: last.sub, subWidth: last.subWidth } };
  };
}

export function timeStyle({ timeFormat, locale }: Settings): TimeStyle {
  return { format: timeFormat, locale };
}

function timeLabels(msPerPixel: number, settings: Settings) {
  const { timeZone } = settings;
  const look = timeStyle(settings);
  const step = timeStepFor(msPerPixel, settings);
  const moment = memoize(momentLabel(step, timeZone, look));
  return {
    step,
    moment,
    write: createMomentWriter(step, timeZone, look),
    tickAt: memoizeFew(tickLabeller(step, settings)),
    momentWidth: widestLabel(WIDE_MOMENTS, moment, settings),
  };
}

// A wide label of each kind: a minute, and a midnight.
const WIDE_MOMENTS = [Date.UTC(2028, 10, 28, 22, 58, 58, 888), Date.UTC(2028, 10, 28)];

/** The step depends on how wide its own labels are; a few passes settle it. */
function timeStepFor(msPerPixel: number, settings: Settings): TimeStep {
  const { timeZone } = settings;
  const gap = labelGap(settings.width);
  let step = leastTimeStep(msPerPixel, settings);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { label } = timeTickLabeller(step, timeZone, timeStyle(settings));
    const widest = widestLabel(WIDE_MOMENTS, label, settings);
    const wanted = chooseTimeStep((widest + gap) * msPerPixel);
    if (wanted.ms <= step.ms) break;
    step = wanted;
  }
  return step;
}

/** The step that time ticks have at the least, however narrow their labels are. */
export function leastTimeStep(msPerPixel: number, { width }: Settings): TimeStep {
  return chooseTimeStep(Math.max(labelGap(width) * 2, MIN_TICK_SPACING) * msPerPixel);
}
