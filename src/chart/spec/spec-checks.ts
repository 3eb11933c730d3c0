import { PlotcastError, describeValue } from "../../error.ts";
import { closestName, nameHint } from "../base/closest-name.ts";
import { isRecord, type Shape, type Shapes } from "../options/validate/primitives.ts";

/** Refuses a field that is unknown or wrong. @throws PlotcastError `SPEC_INVALID`, naming the path. */
export function checkField(path: string, name: string, value: unknown, shapes: Shapes): void {
  if (!Object.hasOwn(shapes, name)) throw unknownName(path, name, Object.keys(shapes));
  checkValue(`${path}.${name}`, value, shapes[name]!);
}

/** Refuses a value that is wrong, naming the path of what is wrong within it where it can. */
export function checkValue(path: string, value: unknown, shape: Shape): void {
  const expected = (shape.checkJson ?? shape.check)(value);
  if (expected === undefined) return;
  const fields = recordFields(shape);
  if (fields !== undefined) checkWithin(path, value, fields);
  throw invalid(path, expected, value);
}

/** The fields of a record, of a list of records, or of the records that a value may be. */
function recordFields(shape: Shape): Shapes | undefined {
  if (shape.kind === "record") return shape.fields;
  if (shape.kind === "list") return recordFields(shape.item);
  if (shape.kind !== "either") return undefined;
  const fields = shape.shapes.map(recordFields);
  return fields.every((one) => one === undefined) ? undefined : Object.assign({}, ...fields);
}

function checkWithin(path: string, value: unknown, fields: Shapes): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkWithin(`${path}[${i}]`, value[i], fields);
  } else if (isRecord(value)) {
    for (const name of Object.keys(value)) checkField(path, name, value[name], fields);
  }
}

/** The error of a name that means nothing here. @param meant the known name that stands for it. */
export function unknownName(
  path: string,
  name: string,
  known: readonly string[],
  meant = closestName(name, known),
): PlotcastError {
  const place = `${path}.${JSON.stringify(name.slice(0, 60)).slice(1, -1)}`;
  const expected = `one of ${known.join(", ")}${nameHint(meant)}`;
  return new PlotcastError("SPEC_INVALID", `${place}: expected ${expected}`);
}

/** The error of a value that is wrong. */
export function invalid(path: string, expected: string, got: unknown): PlotcastError {
  return new PlotcastError(
    "SPEC_INVALID",
    `${path}: expected ${expected}, got ${describeValue(got)}`,
  );
}
