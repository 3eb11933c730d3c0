import { type Check, finite, isRecord, text } from "../options/validate/primitives.ts";
import type { Points } from "../options/point.ts";
import { SERIES_CHECKS } from "../options/validate/schema.ts";
import { type Checks, checkField, invalid, TIME } from "./spec-checks.ts";

/** More points than this a description cannot have, in all of its series. */
export const MOST_POINTS = 1_000_000;

const VALUE: Check = (value) =>
  value === null || finite(value) === undefined ? undefined : "a finite number, or null for a gap";

const X: Check = (value) =>
  finite(value) === undefined || text(value) === undefined
    ? undefined
    : "a finite number, or a text of at most 1000 characters";

const SIZE: Check = (value) =>
  finite(value) === undefined && (value as number) >= 0
    ? undefined
    : "a finite number of at least 0";

/** What each field of a point should be. */
const POINT_CHECKS: Checks = {
  time: TIME,
  x: X,
  y: VALUE,
  low: VALUE,
  high: VALUE,
  open: VALUE,
  close: VALUE,
  size: SIZE,
  label: text,
  color: SERIES_CHECKS.color,
};

/** What each item of a column should be. */
const COLUMN_CHECKS: Checks = { times: TIME, xs: finite, values: VALUE };

/**
 * The points of a series that were described as `points`, as `values` with `times` or `xs`, or as
 * `values` alone, which count from 0.
 *
 * @throws PlotcastError `SPEC_INVALID`, naming the path of what is wrong.
 */
export function readSpecPoints(path: string, series: Readonly<Record<string, unknown>>): Points {
  const { points, times, xs, values } = series;
  if (points !== undefined) {
    const other = ["times", "xs", "values"].find((name) => series[name] !== undefined);
    if (other !== undefined) throw invalid(path, "either points or columns", series);
    return listedPoints(`${path}.points`, points);
  }
  if (times !== undefined && xs !== undefined) throw invalid(path, "either times or xs", series);
  if (values === undefined) {
    throw invalid(path, "points, { times, values }, { xs, values } or { values }", series);
  }
  const ys = column<number | null>(path, "values", values);
  if (times === undefined && xs === undefined) return ys;
  const name = times === undefined ? "xs" : "times";
  const places = column<number>(path, name, times ?? xs);
  if (places.length !== ys.length) {
    throw invalid(`${path}.${name}`, `as many items as values, which has ${ys.length}`, places);
  }
  return name === "xs" ? { xs: places, values: ys } : { times: places, values: ys };
}

function listedPoints(path: string, points: unknown): Points {
  const list = listOf(path, points);
  const areNumbers = typeof list[0] === "number" || list[0] === null;
  for (let i = 0; i < list.length; i++) {
    if (areNumbers) checkItem(`${path}[${i}]`, list[i], VALUE);
    else checkPoint(`${path}[${i}]`, list[i]);
  }
  return list as Points;
}

function checkPoint(path: string, point: unknown): void {
  if (!isRecord(point)) throw invalid(path, "{ time, y } or { x, y }", point);
  for (const name of Object.keys(point)) checkField(path, name, point[name], POINT_CHECKS);
  const isPlaced = Object.hasOwn(point, "time") !== Object.hasOwn(point, "x");
  if (!isPlaced) throw invalid(path, "either a time or an x", point);
}

function column<T>(path: string, name: string, value: unknown): T[] {
  const place = `${path}.${name}`;
  const list = listOf(place, value);
  for (let i = 0; i < list.length; i++) checkItem(`${place}[${i}]`, list[i], COLUMN_CHECKS[name]!);
  return list as T[];
}

function checkItem(path: string, value: unknown, check: Check): void {
  const expected = check(value);
  if (expected !== undefined) throw invalid(path, expected, value);
}

function listOf(path: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= MOST_POINTS) return value;
  throw invalid(path, `a list of at most ${MOST_POINTS} items`, value);
}
