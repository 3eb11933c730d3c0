import { PlotcastError, describeValue } from "../error.ts";
import { MAX_NAME_LENGTH, MAX_SERIES } from "../limits.ts";
import { isTimeZone } from "../chart/format/time/time-zone.ts";
import type { Dialect, TimeMode } from "./dialect.ts";
import { createMoments } from "./moment.ts";
import { createQuantities, type DecimalSign } from "./quantity.ts";

/** The options of `createTableReader`. */
export interface TableOptions {
  /**
   * Which column holds the time. Default "auto", decided by the first row: the column that the
   * header names `time`, `timestamp`, `date`, `ts` or `t`; or the first of several columns, if it
   * holds a date, a time of day or, without a header, epoch seconds (or ms, µs, ns) from 2001 to 2099.
   * "first": always the first column; a row without a time there is a problem. "none": no column.
   * A JSON line has its time in any case.
   */
  time?: TimeMode | undefined;
  /**
   * How times are written, in strptime's directives: `%d.%m.%Y %H:%M`. Other forms are then no times.
   * Known: %Y %y %m %d %e %j %H %I %M %S %f %L %p %b %B %a %A %z %Z %s %T %F %D %%.
   */
  timeFormat?: string | undefined;
  /** IANA zone of times that name none. Default "UTC". */
  timeZone?: string | undefined;
  /** Epoch ms, for times of day without a date and dates without a year. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** The character between columns; " " is any white space. Default: what the lines show. */
  delimiter?: string | undefined;
  /** The sign of decimals; the other one is for thousands. Default: what the numbers show. */
  decimal?: DecimalSign | undefined;
  /** The columns that become series, by name, or by number from 1. Default: all that hold numbers. */
  columns?: readonly string[] | undefined;
  /** The column, by name or number, whose number is x instead of a time. */
  x?: string | undefined;
  /** The column whose text says what a row is about. Default: one named host, device, pod, … */
  key?: string | undefined;
}

/**
 * Checks options, and makes of them how the lines are read.
 *
 * @throws PlotcastError OPTION_INVALID, naming the option and what would be right
 */
export function createDialect(options: TableOptions): Dialect {
  const { time = "auto", delimiter, decimal, columns, x, key, timeZone } = options;
  check("time", ["auto", "first", "none"].includes(time), '"auto", "first" or "none"', time);
  checkTimeZone(timeZone);
  const isMark = delimiter === undefined || /^[^\w."]$/u.test(delimiter);
  check("delimiter", isMark, "one character, such as a comma", delimiter);
  const isSign = decimal === undefined || [".", ","].includes(decimal);
  check("decimal", isSign, '"." or ","', decimal);
  const isList = columns === undefined || (Array.isArray(columns) && columns.length <= MAX_SERIES);
  check(
    "columns",
    isList && (columns ?? []).every(isColumn),
    "names or numbers of columns",
    columns,
  );
  check("x", x === undefined || isColumn(x), "a name or number of a column", x);
  check("key", key === undefined || isColumn(key), "a name or number of a column", key);
  return {
    mode: time,
    delimiter,
    hasDecimalCommas: decimal === ",",
    moments: createMoments(options),
    quantities: createQuantities(decimal),
    choice: { columns, x, key },
  };
}

/** @throws PlotcastError OPTION_INVALID */
export function checkTimeZone(timeZone: string | undefined): void {
  check("timeZone", timeZone === undefined || isTimeZone(timeZone), "an IANA time zone", timeZone);
}

function isColumn(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value.length <= MAX_NAME_LENGTH;
}

function check(name: string, isRight: boolean, expected: string, got: unknown): void {
  if (isRight) return;
  const message = `${name}: expected ${expected}, got ${describeValue(got)}`;
  throw new PlotcastError("OPTION_INVALID", message);
}
