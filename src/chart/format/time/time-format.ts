import { timeFormatLocale, type TimeLocaleObject } from "d3-time-format";
import type { Locale } from "../locale.ts";
import { MINUTE, SECOND } from "./time-step.ts";
import { offsetAt, wallClock } from "./time-zone.ts";

/** A d3-time-format specifier such as `"%H:%M"`, or a function of the moment. */
export type TimeFormat = string | ((time: Date) => string);

/** Writes moments by a specifier or a function, in a time zone and the names of a locale. */
export function createTimeFormat(
  zone: string,
  format: TimeFormat,
  locale: Locale,
): (time: number) => string {
  if (typeof format === "function") return (time) => String(format(new Date(time)));
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
