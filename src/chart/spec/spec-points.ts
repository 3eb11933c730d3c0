import type { PlotcastError } from "../../error.ts";
import { MAX_SPEC_POINTS } from "../../limits.ts";
import { isAlias } from "../data/suggest-field.ts";
import type { Points } from "../options/point.ts";
import { isRecord, type Shape } from "../options/validate/primitives.ts";
import { checkField, checkValue, invalid, unknownName } from "./spec-checks.ts";
import { COLUMN_ITEMS, POINT_FIELDS } from "./spec-shapes.ts";

/**
 * The points of a series that were described as `points` (objects, pairs or numbers), as `values` with `times` or `xs`, or as
 * `values` alone, which count from 0.
 *
 * @throws PlotcastError `SPEC_INVALID`, naming the path of what is wrong.
 */
export function readSpecPoints(path: string, series: Readonly<Record<string, unknown>>): Points {
  const { points, times, xs, values } = series;
  if (points !== undefined) {
    const other = ["times", "xs", "values"].find((name) => series[name] !== undefined);
    if (other !== undefined) throw invalid(path, "either points or columns", series);
    return readList(`${path}.points`, points);
  }
  if (times !== undefined && xs !== undefined) throw invalid(path, "either times or xs", series);
  if (values === undefined) {
    throw invalid(path, "points, { times, values }, { xs, values } or { values }", series);
  }
  const ys = readColumn<number | null>(path, "values", values);
  if (times === undefined && xs === undefined) return ys;
  const name = times === undefined ? "xs" : "times";
  const places = readColumn<number>(path, name, times ?? xs);
  if (places.length !== ys.length) {
    throw invalid(`${path}.${name}`, `as many items as values, which has ${ys.length}`, places);
  }
  return name === "xs" ? { xs: places, values: ys } : { times: places, values: ys };
}

function readList(path: string, points: unknown): Points {
  const list = checkList(path, points);
  const check = findCheck(list[0]);
  for (let i = 0; i < list.length; i++) check(`${path}[${i}]`, list[i]);
  return list as Points;
}

/** The first item of a list says what all of them are. */
function findCheck(first: unknown): (path: string, point: unknown) => void {
  if (Array.isArray(first)) return checkPair;
  return typeof first === "number" || first === null ? checkNumber : checkPoint;
}

function checkNumber(path: string, value: unknown): void {
  checkValue(path, value, COLUMN_ITEMS.values);
}

function checkPair(path: string, pair: unknown): void {
  if (!Array.isArray(pair) || pair.length !== 2) throw invalid(path, "[x, y]", pair);
  checkValue(`${path}[0]`, pair[0], POINT_FIELDS.x);
  checkValue(`${path}[1]`, pair[1], POINT_FIELDS.y);
}

function checkPoint(path: string, point: unknown): void {
  if (!isRecord(point)) throw invalid(path, "{ time, y } or { x, y }", point);
  for (const name of Object.keys(point)) {
    if (!Object.hasOwn(POINT_FIELDS, name)) throw unknownField(path, name);
    checkField(path, name, point[name], POINT_FIELDS);
  }
  const isPlaced = Object.hasOwn(point, "time") !== Object.hasOwn(point, "x");
  if (!isPlaced) throw invalid(path, "either a time or an x", point);
}

function unknownField(path: string, name: string): PlotcastError {
  const known = Object.keys(POINT_FIELDS);
  const meant = known.find((field) => isAlias(name, field));
  return unknownName(path, name, known, meant);
}

function readColumn<T>(path: string, name: keyof typeof COLUMN_ITEMS, value: unknown): T[] {
  const place = `${path}.${name}`;
  const list = checkList(place, value);
  const item: Shape = COLUMN_ITEMS[name];
  for (let i = 0; i < list.length; i++) checkValue(`${place}[${i}]`, list[i], item);
  return list as T[];
}

function checkList(path: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length <= MAX_SPEC_POINTS) return value;
  throw invalid(path, `a list of at most ${MAX_SPEC_POINTS} items`, value);
}
