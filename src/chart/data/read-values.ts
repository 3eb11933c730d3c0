import { PlotcastError, describeValue } from "../../error.ts";
import type { Categories } from "./categories.ts";
import { expectedColor, isColor } from "../format/color/check-color.ts";
import { epochMs, EXPECTED_TIME } from "../format/time/time-input.ts";

// Each reads one field of point `index` of the series `name`.
// @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field.

export function readLabel(name: string, index: number, label: unknown): string {
  if (typeof label === "string" || typeof label === "number") return String(label);
  throw pointError(name, index, ".label", "expected a text", label);
}

export function readTime(name: string, index: number, time: unknown): number {
  const ms =
    typeof time === "number" || typeof time === "string" || time instanceof Date
      ? epochMs(time)
      : Number.NaN;
  if (Number.isNaN(ms)) throw pointError(name, index, ".time", EXPECTED_TIME, time);
  return ms;
}

export function readX(name: string, index: number, x: unknown): number {
  if (typeof x === "number" && Number.isFinite(x)) return x;
  throw pointError(name, index, ".x", "expected a finite number", x);
}

export function readCategory(
  name: string,
  index: number,
  x: unknown,
  categories: Categories | undefined,
): number {
  if (typeof x === "string" && categories !== undefined) return categories.indexOf(x);
  throw pointError(name, index, ".x", "expected a text, like the first point's", x);
}

export function readValue(name: string, index: number, field: string, value: unknown): number {
  if (typeof value === "number" && (Number.isFinite(value) || Number.isNaN(value))) return value;
  if (value === null || value === undefined) return Number.NaN;
  throw pointError(name, index, `.${field}`, "expected a finite number, or null for a gap", value);
}

export function readSize(name: string, index: number, size: unknown): number {
  if (typeof size === "number" && Number.isFinite(size) && size >= 0) return size;
  throw pointError(name, index, ".size", "expected a finite number of at least 0", size);
}

/** The error of a value that no chart can draw. */
export function pointError(
  name: string,
  index: number,
  field: string,
  expected: string,
  got: unknown,
): PlotcastError {
  return invalidPoint(name, `${index}${field}: ${expected}, got ${describeValue(got)}`);
}

/** The error of a point that lacks a field. @param hint what it has instead. */
export function missingField(
  name: string,
  index: number,
  field: string,
  expected: string,
  hint: string,
): PlotcastError {
  return invalidPoint(name, `${index}${field}: ${expected}; ${hint}`);
}

/** The error of a point with a field that would be ignored. @param hint which one was meant. */
export function misnamedField(name: string, index: number, hint: string): PlotcastError {
  return invalidPoint(name, `${index}: ${hint}`);
}

function invalidPoint(series: string, problem: string): PlotcastError {
  return new PlotcastError("POINT_INVALID", `series ${describeValue(series)}: point ${problem}`);
}

export function readColor(name: string, index: number, color: unknown): string {
  if (isColor(color)) return color;
  throw pointError(name, index, ".color", `expected ${expectedColor(color)}`, color);
}
