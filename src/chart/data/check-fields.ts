import { misnamedField, missingField } from "./read-values.ts";
import type { PointFields } from "./point-fields.ts";
import type { Field } from "./series.ts";
import { fieldHint, isAlias, suggestField } from "./suggest-field.ts";

/** Which fields a point needs. */
interface FieldOptions {
  /** Values that it needs instead of `y`. */
  fields?: readonly Field[];
  /** Points without an x are counted. */
  counts?: boolean;
}

const NO_FIELDS: readonly Field[] = [];

/** Optional fields that a point may have by mistake under another name. */
const MISNAMED = ["color", "label", "size"] as const;

/**
 * Refuses a point without a position or a value, and one whose colour, label or size would be ignored.
 *
 * @param read what was read of it.
 */
export function checkFields(
  name: string,
  index: number,
  point: Readonly<Record<string, unknown>>,
  read: PointFields,
  { fields = NO_FIELDS, counts = false }: FieldOptions,
): void {
  if (read.y === undefined) checkValues(name, index, point, fields);
  else if (fields.length > 0 && !isLineOnly(point, read, fields))
    checkValues(name, index, point, fields);
  if (read.time === undefined && read.x === undefined && !counts) {
    const meant = suggestField(point, ["time", "x"]);
    if (meant !== undefined) throw missingField(name, index, "", EXPECTED_POINT, meant);
  }
  // All points of a list look alike, so it is enough to look at the first.
  if (index > 0) return;
  for (const given of Object.keys(point)) {
    if (FIELDS.has(given)) continue;
    const field = MISNAMED.find((one) => isAlias(given, one) && (point[one] ?? null) === null);
    if (field === undefined || (counts && field === "label")) continue;
    throw misnamedField(name, index, fieldHint(given, field));
  }
}

/** All fields that a point may have. */
const FIELDS = new Set(["time", "x", "y", ...MISNAMED, "low", "high", "open", "close"]);

const EXPECTED_POINT = "expected { time, y } or { x, y }";

/** Whether a point of a range is one of the line within it. */
function isLineOnly(point: object, read: PointFields, fields: readonly Field[]): boolean {
  return !fields.some((field) => read[field] !== undefined || field in point);
}

/** Refuses a point that lacks a value. One that is there may be `null`, or undefined: a gap. */
function checkValues(
  name: string,
  index: number,
  point: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): void {
  const wanted = fields.length === 0 ? ["y"] : fields;
  for (const field of wanted) {
    if (field in point) continue;
    const only = field === "y" ? onlyNumber(point) : undefined;
    const hint = suggestField(point, [field]) ?? (only && fieldHint(only, field));
    const expected = "expected a finite number, or null for a gap";
    throw missingField(name, index, `.${field}`, expected, hint ?? "there is no such field");
  }
}

/** The name of the only number among fields that mean nothing: it is likely to be the value. */
function onlyNumber(point: Readonly<Record<string, unknown>>): string | undefined {
  const numbers = Object.keys(point).filter(
    (name) => typeof point[name] === "number" && !FIELDS.has(name),
  );
  return numbers.length === 1 ? numbers[0] : undefined;
}
