import { timeFormatLocale, type TimeLocaleObject } from "d3-time-format";
import type { Locale } from "../locale.ts";
import { twinMoment } from "./repeated-hour.ts";
import { HOUR, MINUTE, SECOND } from "./time-step.ts";
import { offsetAt, wallClock } from "./time-zone.ts";
import { shortOffset } from "./repeated-hour.ts";

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
    // Dates are the same hours before or hours later; they do not tell the time of day.
    const isClock = () => write(time - FEW_HOURS) !== text && write(time + FEW_HOURS) !== text;
    if (twin === undefined || write(twin) !== text || !isClock()) return text;
    return `${text} ${shortOffset(offsetAt(zone, time))}`;
  };
}

const FEW_HOURS = 5 * HOUR;

function callFormat(format: (time: Date) => string): (time: number) => string {
  return (time) => String(format(new Date(time)));
}

function specifierFormat(zone: string, format: string, locale: Locale): (time: number) => string {
  const d3 = d3TimeLocale(locale);
  // d3 knows UTC only, so it gets the wall clock as UTC. Directives for the offset and for the time
  // since 1970 are replaced first.
  return (time) => {
    const offset = offsetAt(zone, time);
    const rest = format.replace(/%[-_0]?([%ZsQ])/g, (whole, directive) => {
      if (directive === "Z") return offsetText(offset);
      if (directive === "s") return String(Math.floor(time / SECOND));
      return directive === "Q" ? String(time) : whole;
    });
    return d3.utcFormat(rest)(new Date(wallClock(zone, time)));
  };
}

/** A Wednesday morning far from any change of clocks, of the month and of the year. */
const PROBE = Date.UTC(2028, 4, 17, 10, 22, 33, 444);

/** Whether a label reads differently a while later. */
export function tellsApart(label: (time: number) => string, ms: number): boolean {
  return label(PROBE) !== label(PROBE + ms);
}

/** d3 with the names of a locale. %c, %x and %X are the same in all, as Intl does not tell their order. */
function d3TimeLocale({ monthNames, dayNames }: Locale): TimeLocaleObject {
  return timeFormatLocale({
    dateTime: "%a %b %e %X %Y",
    date: "%Y-%m-%d",
    time: "%H:%M:%S",
    periods: ["AM", "PM"],
    days: asSeven(dayNames.long),
    shortDays: asSeven(dayNames.short),
    months: asTwelve(monthNames.long),
    shortMonths: asTwelve(monthNames.short),
  });
}

type Seven = [string, string, string, string, string, string, string];
type Twelve = [...Seven, string, string, string, string, string];

function asSeven(names: string[]): Seven {
  return names as Seven;
}

function asTwelve(names: string[]): Twelve {
  return names as Twelve;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const sign = offset < 0 ? "-" : "+";
  return `${sign}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
