import type { Locale } from "../locale.ts";
import { writtenText } from "../number-format.ts";
import { shortOffset, twinMoment } from "./repeated-hour.ts";
import { writeDirectives } from "./time-directives.ts";
import { HOUR } from "./time-step.ts";
import { offsetAt, wallClock } from "./time-zone.ts";

/** A d3-time-format specifier such as `"%H:%M"`, or a function of the moment. */
export type TimeFormat = string | ((time: Date) => string);

/**
 * Writes moments by a specifier or a function, in a time zone and the names of a locale. Where a
 * time of day would read the same twice, as the clock is set back, its offset is added: "02:30 +01".
 */
export function createTimeFormat(
  zone: string,
  format: TimeFormat,
  locale: Locale,
): (time: number) => string {
  const write =
    typeof format === "function" ? callFormat(format) : specifierFormat(zone, format, locale);
  if (zone === "UTC") return write;
  return (time) => {
    const text = write(time);
    const twin = twinMoment(zone, time);
    // A text that stays the same for hours is a date, and needs no offset.
    const isClock = () => write(time - FEW_HOURS) !== text && write(time + FEW_HOURS) !== text;
    if (twin === undefined || write(twin) !== text || !isClock()) return text;
    return `${text} ${shortOffset(offsetAt(zone, time))}`;
  };
}

const FEW_HOURS = 5 * HOUR;

function callFormat(format: (time: Date) => string): (time: number) => string {
  return (time) => writtenText(format(new Date(time)));
}

function specifierFormat(zone: string, format: string, locale: Locale): (time: number) => string {
  return (time) => {
    const wall = new Date(wallClock(zone, time));
    return writeDirectives(format, { time, offset: offsetAt(zone, time), wall, locale });
  };
}

/** A Wednesday morning far from any change of clocks, of the month and of the year. */
const PROBE = Date.UTC(2028, 4, 17, 10, 22, 33, 444);

/** Whether a label has another text some time later. */
export function changesAfter(label: (time: number) => string, ms: number): boolean {
  return label(PROBE) !== label(PROBE + ms);
}
