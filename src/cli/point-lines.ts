import type { SeriesPoints } from "../store/store.ts";

/** The columns of a CSV file of points. */
export const CSV_COLUMNS = ["chart", "series", "time", "value"] as const;

/** Writes the points of some series as lines, in order of time, and of names at one time. */
export type WriteLines = (
  chart: string,
  points: ReadonlyMap<string, SeriesPoints>,
) => Generator<string>;

/** A point of one of several series. */
interface Cursor {
  name: string;
  points: SeriesPoints;
  at: number;
}

/** A line for each point (RFC 4180). A gap has no value. */
export function* csvLines(
  chart: string,
  points: ReadonlyMap<string, SeriesPoints>,
): Generator<string> {
  const quotedChart = quote(chart);
  for (const row of byTime(points)) {
    for (const { name, points, at } of row) {
      const value = points.values[at]!;
      const text = Number.isNaN(value) ? "" : String(value);
      yield `${quotedChart},${quote(name)},${timeText(points.times[at]!)},${text}\r\n`;
    }
  }
}

/** A line of Influx' protocol for each moment, the chart as its measurement, in nanoseconds. It has no gaps. */
export function* influxLines(
  chart: string,
  points: ReadonlyMap<string, SeriesPoints>,
): Generator<string> {
  const measurement = escape(chart, /[, ]/g);
  for (const row of byTime(points)) {
    const fields = row
      .map(({ name, points, at }) => ({ name, value: points.values[at]! }))
      .filter(({ value }) => Number.isFinite(value))
      .map(({ name, value }) => `${escape(name, /[,= ]/g)}=${value}`);
    const [{ points: first, at } = row[0]!] = row;
    if (fields.length > 0)
      yield `${measurement} ${fields.join(",")} ${nanoseconds(first.times[at]!)}\n`;
  }
}

/** All points of the same time, by name; one time after the other. */
function* byTime(points: ReadonlyMap<string, SeriesPoints>): Generator<Cursor[]> {
  const cursors = Array.from(points, ([name, points]) => ({ name, points, at: 0 }))
    .filter(({ points }) => points.times.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const timeOf = ({ points, at }: Cursor) => points.times[at] ?? Infinity;
  for (;;) {
    let next = Infinity;
    for (const cursor of cursors) next = Math.min(next, timeOf(cursor));
    if (next === Infinity) return;
    const row = cursors.filter((cursor) => timeOf(cursor) === next);
    yield row;
    for (const cursor of row) cursor.at += 1;
  }
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The protocol knows no line break within a name, and no backslash at its end. */
function escape(name: string, special: RegExp): string {
  const known = name.replaceAll(/[\r\n]+/g, " ").replace(/\\+$/, "");
  return known.replaceAll(special, String.raw`\$&`);
}

/** ISO 8601 with milliseconds, or with microseconds where a time has parts of one. */
function timeText(time: number): string {
  const whole = Math.floor(time);
  const date = new Date(whole);
  const year = date.getUTCFullYear();
  // Others would have years of six digits, which nobody reads.
  if (year < 0 || year > 9999) return String(time);
  const iso = date.toISOString();
  if (whole === time) return iso;
  const micros = Math.min(999, Math.round((time - whole) * 1000));
  return `${iso.slice(0, -1)}${String(micros).padStart(3, "0")}Z`;
}

function nanoseconds(time: number): string {
  const whole = Math.floor(time);
  return String(BigInt(whole) * 1_000_000n + BigInt(Math.round((time - whole) * 1e6)));
}
