import { getLocale } from "../../format/locale.ts";
import { createTimeFormat, changesAfter } from "../../format/time/time-format.ts";
import { type Period, periodNumber, type TwoLineTick } from "../../format/time/time-label.ts";
import { HOUR, type TimeStep } from "../../format/time/time-step.ts";
import { wallClock } from "../../format/time/time-zone.ts";
import { zoneName } from "../../format/time/zone-name.ts";
import type { Settings } from "../../options/settings.ts";
import { timeTicks } from "../../scales/time-ticks.ts";

/** Where the labels of an axis are tried: from the beginning of a leap year on. */
const TRIED_FROM = Date.UTC(2028, 0, 1);
/** Lengths are rounded to tenths of a pixel, and a tick more must not repeat a label; in steps. */
const TOLERANCE = 0.01;
const PERIODS: Period[] = ["year", "month", "day"];

/**
 * What the second line has to name where the user's format would write the same label again: "12:00"
 * of each day, "Jan" of each year. Nothing where labels differ, or only repeat until the next ("2026"
 * of twelve months), as such a label is written once.
 *
 * @param length of the axis, in ms.
 */
export function choosePeriod(
  step: TimeStep,
  length: number,
  { timeFormat, timeZone, locale }: Settings,
): Period | undefined {
  if (timeFormat === undefined) return undefined;
  const label = createTimeFormat(timeZone, timeFormat, getLocale(locale));
  const isFine = changesAfter(label, step.ms / 4);
  // From a tick on, as then the axis has as many as it can.
  const [first = TRIED_FROM] = timeTicks(TRIED_FROM, TRIED_FROM + 2 * step.ms, step, timeZone);
  const all = timeTicks(first, first + length + step.ms * TOLERANCE, step, timeZone);
  const times = all.filter((time, i) => isFine || i === 0 || label(time) !== label(all[i - 1]!));
  const areTold = (tell: (time: number) => string) =>
    new Set(times.map(tell)).size === times.length;
  if (areTold(label)) return undefined;
  return PERIODS.find((period) =>
    areTold((time) => `${periodNumber(wallClock(timeZone, time), period)} ${label(time)}`),
  );
}

/** The name of the chart's zone, where ticks a step apart are times of day in it. */
export function zoneOfTicks(step: TimeStep, settings: Settings): string | undefined {
  const { zoneLabel, timeZone, timeFormat } = settings;
  if (!zoneLabel || step.unit !== "ms") return undefined;
  return timeFormat === undefined || tellsTimeOfDay(settings) ? zoneName(timeZone) : undefined;
}

/** Whether the user's format has a time of day, and no zone of its own. */
export function tellsTimeOfDay({ timeFormat, timeZone, locale }: Settings): boolean {
  if (timeFormat === undefined || namesZone(timeFormat)) return false;
  return changesAfter(createTimeFormat(timeZone, timeFormat, getLocale(locale)), HOUR);
}

/** Whether a user's format writes the zone with each moment. */
export function namesZone(timeFormat: Settings["timeFormat"]): boolean {
  return typeof timeFormat === "string" && /%[-_0]?Z/.test(timeFormat);
}

/** The ticks without those whose label, in their period, is on the axis already. */
export function dropRepeatedTimes<T extends { label: string }>(
  ticks: readonly TwoLineTick<T>[],
): readonly TwoLineTick<T>[] {
  const kept: TwoLineTick<T>[] = [];
  for (const tick of ticks) if (tick.plain.label === "" || !isRepeated(tick, kept)) kept.push(tick);
  return kept;
}

/** There are few ticks, so comparing each is faster than a set. */
function isRepeated<T extends { label: string }>(
  { period, plain }: TwoLineTick<T>,
  earlier: readonly TwoLineTick<T>[],
): boolean {
  for (const other of earlier) {
    if (other.period === period && other.plain.label === plain.label) return true;
  }
  return false;
}
