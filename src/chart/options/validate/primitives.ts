import { describeValue } from "../../../error.ts";
import { MAX_TEXT_LENGTH } from "../../../limits.ts";
import { closestName, nameHint } from "../../base/closest-name.ts";

/** Says what a value should have been; nothing where it is right. */
export type Check = (value: unknown) => string | undefined;

/** What a value may be, as data: the JSON Schema follows from it. */
type ShapeKind =
  | { readonly kind: "boolean" }
  | { readonly kind: "null" }
  | { readonly kind: "number" | "integer"; readonly min?: number; readonly max?: number }
  | {
      readonly kind: "text";
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: RegExp;
    }
  | { readonly kind: "time" }
  | { readonly kind: "function" }
  | { readonly kind: "oneOf"; readonly values: readonly (string | boolean)[] }
  | { readonly kind: "either"; readonly shapes: readonly Shape[] }
  | { readonly kind: "list"; readonly item: Shape; readonly min?: number; readonly max: number }
  | { readonly kind: "record"; readonly fields: Shapes; readonly required: readonly string[] }
  | { readonly kind: "map"; readonly value: Shape };

/** What a value may be: its check, and the same as data. */
export type Shape = ShapeKind & {
  readonly check: Check;
  /** The check of a value that came as JSON, where that can say less. */
  readonly checkJson?: Check;
};

/** What each field of a record may be, by its name. */
export type Shapes = Readonly<Record<string, Shape>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const BOOLEAN: Shape = {
  kind: "boolean",
  check: (value) => (typeof value === "boolean" ? undefined : "true or false"),
};

export const NULL: Shape = {
  kind: "null",
  check: (value) => (value === null ? undefined : "null"),
};

export const FINITE: Shape = {
  kind: "number",
  check: (value) => (Number.isFinite(value) ? undefined : "a finite number"),
};

export const TEXT: Shape = textUpTo(MAX_TEXT_LENGTH);

/** A text of at most `max` UTF-16 units. */
export function textUpTo(max: number): Shape {
  const expected = `a text of at most ${max} characters`;
  return {
    kind: "text",
    max,
    check: (value) => (typeof value === "string" && value.length <= max ? undefined : expected),
  };
}

/** A number from `min` to `max`, both included. */
export function numberBetween(min: number, max: number): Shape {
  return {
    kind: "number",
    min,
    max,
    check: (value) =>
      typeof value === "number" && value >= min && value <= max
        ? undefined
        : `a number from ${min} to ${max}`,
  };
}

/** A whole number from `min` to `max`, both included. */
export function integerBetween(min: number, max: number): Shape {
  const { check } = numberBetween(min, max);
  return {
    kind: "integer",
    min,
    max,
    check: (value) =>
      Number.isInteger(value) && check(value) === undefined
        ? undefined
        : `a whole number from ${min} to ${max}`,
  };
}

/** One of these values. */
export function oneOf(values: readonly (string | boolean)[]): Shape {
  const quoted = values.map((value) => JSON.stringify(value)).join(", ");
  return {
    kind: "oneOf",
    values,
    check: (value) => (values.includes(value as string | boolean) ? undefined : `one of ${quoted}`),
  };
}

/** A function, which JSON cannot say. */
export function functionOf(parameters: string): Shape {
  return {
    kind: "function",
    check: (value) => (typeof value === "function" ? undefined : `a function ${parameters}`),
  };
}

/** One shape or the other. */
export function either(one: Shape, other: Shape): Shape {
  return {
    kind: "either",
    shapes: [one, other],
    check: (value) => {
      const expected = one.check(value);
      if (expected === undefined) return undefined;
      const instead = other.check(value);
      return instead === undefined ? undefined : `${expected}, or ${instead}`;
    },
  };
}

/** A record of known fields. Those not named in `required` may be missing or undefined. */
export function recordOf(fields: Shapes, required: readonly string[] = []): Shape {
  return {
    kind: "record",
    fields,
    required,
    check: (value) => checkRecord(value, fields, required),
  };
}

function checkRecord(
  value: unknown,
  fields: Shapes,
  required: readonly string[],
): string | undefined {
  if (!isRecord(value)) return `{ ${Object.keys(fields).join(", ")} }`;
  for (const [name, own] of Object.entries(value)) {
    if (own !== undefined && !Object.hasOwn(fields, name)) return unknownField(name, fields);
  }
  for (const name of required) {
    if (value[name] === undefined) return `a record with ${name}`;
  }
  for (const [name, own] of Object.entries(value)) {
    if (own === undefined) continue;
    const expected = fields[name]!.check(own);
    if (expected !== undefined) return `${expected} as ${name}`;
  }
  return undefined;
}

function unknownField(name: string, fields: Shapes): string {
  const known = Object.keys(fields);
  const hint = nameHint(closestName(name.slice(0, 60), known));
  return `only ${known.join(", ")} in a record, not ${describeValue(name)}${hint}`;
}

/** The part of a wrong value that its error is about: an item of a list, a field of a record. */
export function wrongPart(shape: Shape, value: unknown): unknown {
  if (!isRecord(value) && !Array.isArray(value)) return value;
  for (const [name, own] of Object.entries(value)) {
    const part = own === undefined ? undefined : partOf(shape, name, Array.isArray(value));
    if (part?.check(own) !== undefined) return wrongPart(part, own);
  }
  return value;
}

function partOf(shape: Shape, name: string, isList: boolean): Shape | undefined {
  if (shape.kind === "either") return partOf(shape.shapes[1]!, name, isList);
  if (isList) return shape.kind === "list" ? shape.item : undefined;
  if (shape.kind === "map") return shape.value;
  if (shape.kind !== "record" || !Object.hasOwn(shape.fields, name)) return undefined;
  return shape.fields[name];
}

/** A list of `min` to `max` items. */
export function listOf(item: Shape, max: number, min = 0): Shape {
  const expected = min === 0 ? `a list of at most ${max}` : `a list of ${min} to ${max}`;
  return {
    kind: "list",
    item,
    min,
    max,
    check: (value) => {
      if (!Array.isArray(value) || value.length > max || value.length < min) return expected;
      for (let i = 0; i < value.length; i++) {
        const expectedItem = item.check(value[i]);
        if (expectedItem !== undefined) return `${expectedItem} (item ${i})`;
      }
      return undefined;
    },
  };
}

/** The same shape, whose error names all that was expected at once. */
export function expecting(expected: string, shape: Shape): Shape {
  return { ...shape, check: (value) => (shape.check(value) === undefined ? undefined : expected) };
}
