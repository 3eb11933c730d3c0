import { missingField } from "./read-values.ts";
import type { Field } from "./series.ts";
import { isAlias, suggestField } from "./suggest-field.ts";

/** Which fields a point needs. */
interface FieldOptions {
  /** Values that it needs instead of `y`. */
  fields?: readonly Field[];
  /** It needs no x. */
  counts?: boolean;
}

const NO_FIELDS: readonly Field[] = [];

/** Optional fields that a point may have under a name that means nothing. */
const MISNAMED = ["color", "label", "size"] as const;

/** Refuses a point without its place or its value, and one whose colour or label would be ignored. */
export function checkFields(
  name: string,
  index: number,
  point: Readonly<Record<string, unknown>>,
  { fields = NO_FIELDS, counts = false }: FieldOptions,
): void {
  if (point["y"] === undefined) checkValues(name, index, point, fields);
  else if (fields.length > 0 && !isLineOnly(point, fields)) checkValues(name, index, point, fields);
  if (point["time"] === undefined && point["x"] === undefined && !counts) {
    const meant = suggestField(point, ["time", "x"]);
    if (meant !== undefined) throw missingField(name, index, "", EXPECTED_POINT, meant);
  }
  // All points of a list look alike, so it is enough to look at the first.
  if (index > 0) return;
  for (const given of Object.keys(point)) {
    if (FIELDS.has(given)) continue;
    const field = MISNAMED.find((one) => isAlias(given, one) && point[one] === undefined);
    if (field === undefined || (counts && field === "label")) continue;
    const meant = `has ${JSON.stringify(given)}: did you mean ${field}?`;
    throw missingField(name, index, "", EXPECTED_POINT, meant);
  }
}

/** Names that are fields themselves. */
const FIELDS = new Set(["time", "x", "y", ...MISNAMED, "low", "high", "open", "close"]);

const EXPECTED_POINT = "expected { time, y } or { x, y }";

/** Whether a point of a range is one of the line within it. */
function isLineOnly(point: object, fields: readonly Field[]): boolean {
  return !fields.some((field) => field in point);
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
    const meant = suggestField(point, [field]) ?? describeFields(point);
    throw missingField(
      name,
      index,
      `.${field}`,
      "expected a finite number, or null for a gap",
      meant,
    );
  }
}

const KNOWN: readonly string[] = ["time", "x", "label", "color", "size"];

/** What a point without a value has: a single other number is likely to be meant. */
function describeFields(point: Readonly<Record<string, unknown>>): string {
  const others = Object.keys(point).filter(
    (name) => typeof point[name] === "number" && !KNOWN.includes(name),
  );
  const [only] = others;
  if (only === undefined || others.length > 1) return "it has no such field";
  return `has ${JSON.stringify(only.slice(0, LONGEST_SHOWN))}: did you mean y?`;
}

const LONGEST_SHOWN = 60;
