import type { Shape, Shapes } from "../../src/chart/options/validate/primitives.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>;

/** Shapes that are in `$defs`, with their names there. */
export type Definitions = ReadonlyMap<Shape, string>;

/** The JSON Schema of a shape. A function has none. */
export function toJsonSchema(shape: Shape, definitions: Definitions = new Map()): JsonSchema {
  const name = definitions.get(shape);
  if (name !== undefined) return { $ref: `#/$defs/${name}` };
  switch (shape.kind) {
    case "boolean":
    case "null":
      return { type: shape.kind };
    case "number":
    case "integer":
      return defined({ type: shape.kind, minimum: shape.min, maximum: shape.max });
    case "text":
      return defined({
        type: "string",
        minLength: shape.min,
        maxLength: shape.max,
        pattern: shape.pattern && patternSource(shape.pattern),
      });
    case "time":
      return { type: ["number", "string"] };
    case "oneOf":
      return { enum: shape.values };
    case "either":
      return anyOf(shape.shapes.map((one) => toJsonSchema(one, definitions)));
    case "list":
      return defined({
        type: "array",
        items: toJsonSchema(shape.item, definitions),
        minItems: shape.min === 0 ? undefined : shape.min,
        maxItems: shape.max,
      });
    case "record":
      return recordSchema(toProperties(shape.fields, definitions), shape.required);
    default:
      throw new Error(`expected a shape that JSON has, got ${shape.kind}`);
  }
}

/** The JSON Schema of each field. */
export function toProperties(fields: Shapes, definitions?: Definitions) {
  const entries = Object.entries(fields);
  return Object.fromEntries(entries.map(([name, one]) => [name, toJsonSchema(one, definitions)]));
}

/** The JSON Schema of an object with these properties and no others. */
export function recordSchema(properties: JsonSchema, required: readonly string[] = []) {
  return {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

const SCALARS = ["number", "integer", "string", "null"];

/** One schema with several types if all are scalars, as each keyword applies to its own type only. */
function anyOf(schemas: JsonSchema[]): JsonSchema {
  const types = schemas.flatMap(({ type }) => type);
  const areScalars = types.every((type) => SCALARS.includes(type as string));
  if (!areScalars) return { anyOf: schemas };
  return Object.assign({}, ...schemas, { type: [...new Set(types)] });
}

/** JSON Schema has no flags: a pattern that ignores case has each letter in both cases. */
function patternSource({ source, ignoreCase }: RegExp): string {
  if (!ignoreCase) return source;
  return source.replace(/\\.|([a-z])-([a-z])|[a-z]/g, (found, from, to) => {
    if (found.startsWith("\\")) return found;
    return from === undefined
      ? `[${found}${found.toUpperCase()}]`
      : `${found}${from.toUpperCase()}-${to.toUpperCase()}`;
  });
}

function defined(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
