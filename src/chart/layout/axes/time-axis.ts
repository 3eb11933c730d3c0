import { MAX_TIME } from "../../../limits.ts";
import { type Cache, memoize, memoizeList } from "../../base/cache.ts";
import {
  createMomentWriter,
  momentLabel,
  type MomentStyle,
  type TimeStyle,
} from "../../format/time/moment-label.ts";
import type { TimeGrain } from "../../format/time/time-grain.ts";
import {
  dropRepeatedLines,
  type Period,
  timeTickLabeller,
  type TwoLineTick,
} from "../../format/time/time-label.ts";
import { DAY, HOUR, SECOND, type TimeStep } from "../../format/time/time-step.ts";
import { wallClock } from "../../format/time/time-zone.ts";
import type { Settings } from "../../options/settings.ts";
import { chooseTimeStep, timeTicks } from "../../scales/time-ticks.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { GLIDE_PARTS, MAX_GLIDE } from "../glide.ts";
import { labelWidth, widestLabel } from "./label.ts";
import { choosePeriod, dropRepeatedTimes, zoneOfTicks } from "./time-periods.ts";
import {
  createTick,
  labelGap,
  MAX_PASSES,
  minTickSpacing,
  type XAxis,
  type XTick,
} from "./x-labels.ts";

/** An x axis with ticks at whole seconds, hours, days, months of the chart's time zone. */
export function timeAxis(scale: XScale, settings: Settings, cache: Cache): XAxis {
  const { perUnit, domain, grain } = scale;
  const length = lengthOf(scale);
  const isFixed = !scale.slides || settings.xRange !== undefined;
  const crossesDay = isFixed && crossesMidnight(domain, settings.timeZone);
  const { step, zone, formatValue, exactValue, writeValue, valueWidth, ticksAt } = cache.memoLru(
    "time labels",
    [perUnit, grain, length, crossesDay],
    () => createTimeLabels({ length, perUnit, grain, crossesDay }, settings),
  );
  const [from, to] = gliding(domain, scale, settings);
  const times = timeTicks(from, to, step, settings.timeZone);
  // Most frames have the ticks of the last one.
  return cache.memo("time ticks", [formatValue, times.length, times[0]], () => {
    const ticks = dropRepeatedLines(dropRepeatedTimes(ticksAt(times)));
    return { ticks, formatValue, exactValue, writeValue, valueWidth, zone };
  });
}

/** How long the axis is, in ms. It is the same in all frames of a sliding one. */
function lengthOf({ domain: [from, to], px, perUnit }: XScale): number {
  return Math.round((px(to) - px(from)) * 10) / 10 / perUnit;
}

function crossesMidnight([from, to]: [number, number], zone: string): boolean {
  return Math.floor(wallClock(zone, from) / DAY) !== Math.floor(wallClock(zone, to) / DAY);
}

/** The moments that a chart shows while it glides: some from before its domain, never more than it has. */
function gliding(
  [from, to]: [number, number],
  { slides }: XScale,
  settings: Settings,
): [number, number] {
  if (!slides || settings.glide === "never") return [from, to];
  const glide = Math.min((settings.everyMs * MAX_GLIDE) / GLIDE_PARTS, to - from);
  return [Math.max(from - glide, -MAX_TIME), to];
}

/** Creates the function that labels a tick, with and without its second line. */
export function tickLabeller(
  step: TimeStep,
  settings: Settings,
  period?: Period,
): (time: number) => TwoLineTick<XTick> {
  const labels = timeTickLabeller(step, settings.timeZone, { period, ...timeStyle(settings) });
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

/** What the labels of a time axis depend on, besides the settings. */
interface TimeAxisShape {
  /** In ms. */
  length: number;
  perUnit: number;
  grain: TimeGrain | undefined;
  /** It shows more than one day; of an axis that slides its length says so. */
  crossesDay: boolean;
}

/** More points than most charts have; each of a thousand live charts keeps as many labels. */
const MAX_LABELS = 512;

function createTimeLabels(
  { length, perUnit, grain = SECOND, crossesDay }: TimeAxisShape,
  settings: Settings,
) {
  const { timeZone } = settings;
  const step = fitTimeStep(1 / perUnit, settings);
  const date = dateOfMoments(step, crossesDay || length >= DAY);
  // Where ticks are thousandths of a second apart, so are the points.
  const style = { grain: step.ms < SECOND ? Math.min(grain, 1) : grain, ...timeStyle(settings) };
  const formatValue = memoize(momentLabel({ date, ...style }, timeZone), MAX_LABELS);
  const period = choosePeriod(step, length, settings);
  return {
    step,
    zone: zoneOfTicks(step, settings),
    formatValue,
    exactValue: momentLabel({ date: "full", ...style }, timeZone),
    writeValue: createMomentWriter({ date, ...style }, timeZone),
    ticksAt: memoizeList(tickLabeller(step, settings, period)),
    valueWidth: widestLabel(WIDE_MOMENTS, formatValue, settings),
  };
}

/** How much of the date a tooltip needs: what the second lines of the ticks do not show. */
export function dateOfMoments(step: TimeStep, showsDays: boolean): MomentStyle["date"] {
  if (step.ms >= DAY) return "full";
  return step.ms >= HOUR || showsDays ? "day" : "none";
}

/** Moments with wide labels: in the middle of a minute, and midnight. */
const WIDE_MOMENTS = [Date.UTC(2028, 10, 28, 22, 58, 58, 888), Date.UTC(2028, 10, 28)];

/** The smallest step whose labels fit. As its labels depend on the step, it takes a few passes. */
export function fitTimeStep(msPerPixel: number, settings: Settings): TimeStep {
  const { timeZone } = settings;
  const gap = labelGap(settings.width);
  let step = minTimeStep(msPerPixel, settings);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { label } = timeTickLabeller(step, timeZone, timeStyle(settings));
    const widest = widestLabel(WIDE_MOMENTS, label, settings);
    const wanted = chooseTimeStep((widest + gap) * msPerPixel);
    if (wanted.ms <= step.ms) break;
    step = wanted;
  }
  return step;
}

/** The smallest step that time ticks can have, however narrow their labels are. */
export function minTimeStep(msPerPixel: number, { width }: Settings): TimeStep {
  return chooseTimeStep(minTickSpacing(width) * msPerPixel);
}
