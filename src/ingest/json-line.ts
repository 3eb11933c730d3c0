import { describeValue, PlotcastError } from "../error.ts";
import { MAX_SERIES } from "../limits.ts";
import { findColumn } from "./column-choice.ts";
import type { Dialect } from "./dialect.ts";
import { parseJson } from "./json.ts";
import { isTimeName } from "./moment.ts";
import { unitOfName } from "./name-unit.ts";
import { cutName } from "./names.ts";
import { isInfinite } from "./number.ts";
import type { TableRow } from "./table-row.ts";
import { readEpoch } from "./time.ts";
import { convert } from "./unit.ts";

/** Objects within objects that are looked into. */
const MAX_DEPTH = 8;

/** Fields of all kinds that are looked at in a line. */
const MAX_FIELDS = 8 * MAX_SERIES;

/** What loggers write into each line: pino's level is 30 for "info", its v a version. */
const LOG_FIELDS = new Set(["level", "pid", "v", "severity", "lineno"]);
const MESSAGES = ["msg", "message"];

/** Fields that say what a measurement is about. */
const SUBJECTS = [
  "sensor",
  "device",
  "host",
  "instance",
  "node",
  "pod",
  "container",
  "room",
  "name",
];

type Leaf = string | number | boolean | null;

/** Reads lines of JSON, each an object: a reading of sensors, or an entry of a log. */
export type JsonLineReader = (text: string) => TableRow | string | undefined;

/**
 * Makes a reader of JSON lines. Fields of nested objects are named by their paths (`{"a":{"b":1}}` is `a.b`);
 * true and false are 1 and 0; texts and arrays are passed over, and the text of a known field is the
 * row's key. A time is the first field that is named as one. What a log has in each line is no series.
 *
 * @returns a reader that gives a row; a problem, without the line's number; or undefined for an
 *   entry of a log that measures nothing
 */
export function createJsonLineReader(dialect: Dialect): JsonLineReader {
  const measured = new Set<string>();
  const told = new Set<string>();
  let isEmptyTold = false;

  function tellOnce(problems: string[], name: string, value: Leaf): void {
    if (told.has(name) || told.size >= MAX_SERIES) return;
    told.add(name);
    const number = isInfiniteLeaf(value) ? "a finite number" : "a number";
    problems.push(`json.${name}: expected ${number}, got ${describeValue(value)}`);
  }

  function readValues(fields: ReadonlyMap<string, Leaf>, names: readonly string[]): TableRow {
    const values: TableRow["values"] = new Map();
    const problems: string[] = [];
    for (const name of names) {
      const leaf = fields.get(name) ?? null;
      const value = readLeaf(leaf, measured.has(name) ? unitOfName(name) : undefined, dialect);
      if (value === undefined) continue;
      if (Number.isNaN(value)) tellOnce(problems, name, leaf);
      if (value !== null && measured.size < MAX_SERIES) measured.add(name);
      values.set(name, Number.isNaN(value) ? null : value);
    }
    const row: TableRow = problems.length > 0 ? { values, problems } : { values };
    const units = findUnits(values);
    return units === undefined ? row : { ...row, units };
  }

  return (text) => {
    const fields = readFields(text);
    if (typeof fields === "string") return fields;
    const isLog = MESSAGES.some((name) => typeof fields.get(name) === "string");
    const time = findTime(fields, dialect);
    const names = [...fields.keys()].filter(
      (name) => name !== time?.name && !(isLog && LOG_FIELDS.has(name)),
    );
    const { picked, key, x } = choose(fields, names, isLog, dialect);
    const row = readValues(fields, picked);
    if (row.values.size > MAX_SERIES)
      return `json: expected at most ${MAX_SERIES} series, got ${row.values.size}`;
    if (row.values.size === 0) {
      if (isLog || isEmptyTold) return undefined;
      isEmptyTold = true;
      return `json: expected at least one number, got ${describeValue(text)}`;
    }
    if (time !== undefined)
      Object.assign(row, { time: time.time }, time.isDated && { isDated: true });
    if (key !== undefined) row.key = cutName(key);
    if (x !== undefined) row.x = x;
    return row;
  };
}

/** The fields of an object by their paths; as text, why there are none. */
function readFields(text: string): Map<string, Leaf> | string {
  try {
    const fields = new Map<string, Leaf>();
    collect(parseJson(text, "json"), "", 0, fields);
    return fields;
  } catch (error) {
    if (error instanceof PlotcastError) return error.message;
    throw error;
  }
}

function collect(value: unknown, path: string, depth: number, fields: Map<string, Leaf>): void {
  if (fields.size >= MAX_FIELDS) return;
  if (typeof value !== "object" || value === null) {
    if (path !== "") fields.set(cutName(path), value as Leaf);
    return;
  }
  if (Array.isArray(value) || depth >= MAX_DEPTH) return;
  for (const [name, inner] of Object.entries(value)) {
    collect(inner, path === "" ? name : `${path}.${name}`, depth + 1, fields);
  }
}

interface FoundTime {
  name: string;
  time: number;
  isDated: boolean;
}

function findTime(fields: ReadonlyMap<string, Leaf>, dialect: Dialect): FoundTime | undefined {
  for (const [name, value] of fields) {
    if (!isTimeName(name)) continue;
    const time = readTimeLeaf(name, value, dialect);
    if (time !== undefined) return { name, time, isDated: typeof value === "string" };
  }
  return undefined;
}

function readTimeLeaf(name: string, value: Leaf, { moments }: Dialect): number | undefined {
  if (typeof value === "string") return moments.read(value);
  if (typeof value !== "number") return undefined;
  const epoch = readEpoch(value);
  // The key `time` of a JSON line has always been one, whatever its number.
  return epoch ?? (name === "time" && Math.abs(value) <= 8.64e15 ? value : undefined);
}

interface Chosen {
  picked: readonly string[];
  key: string | undefined;
  x: number | undefined;
}

function choose(
  fields: ReadonlyMap<string, Leaf>,
  names: readonly string[],
  isLog: boolean,
  { choice }: Dialect,
): Chosen {
  const all = [...fields.keys()];
  const at = (asked: string) => all[findColumn(all, asked) ?? -1];
  const subject = isLog ? undefined : SUBJECTS.find((name) => typeof fields.get(name) === "string");
  const keyName = choice.key === undefined ? subject : at(choice.key);
  const xName = choice.x === undefined ? undefined : at(choice.x);
  const key = keyName === undefined ? undefined : fields.get(keyName);
  const x = xName === undefined ? undefined : fields.get(xName);
  const asked = choice.columns?.map(at);
  return {
    picked: names.filter(
      (name) => name !== keyName && name !== xName && (asked === undefined || asked.includes(name)),
    ),
    key: key === undefined || key === null || key === "" ? undefined : String(key),
    x: typeof x === "number" ? x : undefined,
  };
}

/**
 * @param measuredIn the unit of the field, empty for none, where a number was before
 * @returns undefined for a text to pass over, NaN for one that is no number in that unit
 */
function readLeaf(
  leaf: Leaf,
  measuredIn: string | undefined,
  { quantities }: Dialect,
): number | null | undefined {
  if (typeof leaf === "boolean") return leaf ? 1 : 0;
  if (typeof leaf === "number") return Number.isFinite(leaf) ? leaf : Number.NaN;
  if (leaf === null) return null;
  const isPlain = /^[+-]?\d+(?:\.\d+)?$/.test(leaf);
  if (measuredIn === undefined) return isPlain && leaf.length < 16 ? Number(leaf) : undefined;
  if (isInfinite(leaf)) return Number.NaN;
  const { value, unit } = quantities.read(leaf) ?? { value: Number.NaN, unit: "" };
  if (value === null || unit === "" || measuredIn === "") return value;
  return convert(value, unit, measuredIn) ?? Number.NaN;
}

function isInfiniteLeaf(leaf: Leaf): boolean {
  return typeof leaf === "string" ? isInfinite(leaf) : typeof leaf === "number";
}

function findUnits(values: TableRow["values"]): ReadonlyMap<string, string> | undefined {
  let units: Map<string, string> | undefined;
  for (const name of values.keys()) {
    const unit = unitOfName(name);
    if (unit !== "") units = (units ?? new Map<string, string>()).set(name, unit);
  }
  return units;
}
