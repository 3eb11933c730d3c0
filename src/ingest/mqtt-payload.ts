import { MAX_MESSAGE_DEPTH, MAX_MESSAGE_VALUES, MAX_UNIT_LENGTH } from "../limits.ts";
import type { ValueKind } from "./measurement.ts";
import { plainText } from "./plain-text.ts";
import { quote } from "./prometheus-text-line.ts";

/** A value in a message. */
export interface PayloadValue {
  /** Where it lies in JSON, as in "sensors.0.value"; empty where the message is the value. */
  path: string;
  value: number;
  kind: Extract<ValueKind, "gauge" | "state">;
  unit: string;
}

/** What a message says. */
export interface Payload {
  /** Epoch ms, where JSON names a moment beyond doubt. */
  time: number | undefined;
  values: PayloadValue[];
}

/** `21.4`, `21,4 °C`, `1e3`. */
const QUANTITY =
  /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?)\s*([^\d\s.,:;+-][^\d\s]{0,19}[23]?)?$/i;

// A map: what is looked up may be "__proto__".
const STATES = new Map<string, number>([
  ["true", 1],
  ["false", 0],
  ["on", 1],
  ["off", 0],
  ["online", 1],
  ["offline", 0],
  ["open", 1],
  ["closed", 0],
  ["yes", 1],
  ["no", 0],
]);

const TIME_NAME = /^(?:time|timestamp|ts|date|datetime|last_?seen)$/i;
const DATED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads a message: a number, perhaps with its unit; a state such as ON or false; or JSON, of which each number
 * and state counts, or those at and below `path`.
 *
 * @param path as in "$.temp", "sensors.0.value", "sensors[0].value"
 * @returns a problem as text
 */
export function readPayload(text: string, path: readonly string[] = []): Payload | string {
  const start = text.trimStart();
  if (/^[{["]/.test(start)) return readJson(start, path);
  const value = readScalar(text.trim());
  if (value === undefined) return `expected a number, a state or JSON, got ${quote(text)}`;
  return { time: undefined, values: [{ path: "", ...value }] };
}

/** The steps of a path into JSON. */
export function readPath(path: string): string[] {
  const plain = path.replace(/^\$/, "").replace(/\[(?:"([^"]*)"|'([^']*)'|(\d+))\]/g, ".$1$2$3");
  return plain.split(".").filter((step) => step !== "");
}

function readJson(text: string, path: readonly string[]): Payload | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return `expected JSON, got ${quote(text)}`;
  }
  const payload: Payload = { time: findTime(parsed), values: [] };
  const found = follow(parsed, path);
  // A moment is none of the values, unless it is asked for.
  if (path.length > 0) addValue(found, path, payload.values);
  else addAll(found, [], payload.values);
  if (payload.values.length > 0) return payload;
  const where = path.length === 0 ? "" : ` at ${path.join(".")}`;
  return `expected a number${where} in the JSON, got ${quote(text)}`;
}

function follow(json: unknown, path: readonly string[]): unknown {
  return path.reduce((at, step) => {
    const isThere = typeof at === "object" && at !== null && Object.hasOwn(at, step);
    return isThere ? (at as Record<string, unknown>)[step] : undefined;
  }, json);
}

function addValue(json: unknown, path: readonly string[], values: PayloadValue[]): void {
  if (values.length >= MAX_MESSAGE_VALUES || path.length > MAX_MESSAGE_DEPTH) return;
  if (typeof json === "object" && json !== null) return addAll(json, path, values);
  const value = scalarOf(json);
  if (value !== undefined) values.push({ path: path.join("."), ...value });
}

function addAll(json: unknown, path: readonly string[], values: PayloadValue[]): void {
  if (typeof json !== "object" || json === null) return addValue(json, path, values);
  for (const [name, inner] of Object.entries(json)) {
    if (!TIME_NAME.test(name)) addValue(inner, [...path, name], values);
  }
}

function scalarOf(json: unknown): Omit<PayloadValue, "path"> | undefined {
  if (typeof json === "number") {
    return { value: json, kind: "gauge", unit: "" };
  }
  if (typeof json === "boolean") return { value: Number(json), kind: "state", unit: "" };
  return typeof json === "string" ? readScalar(json.trim()) : undefined;
}

function readScalar(text: string): Omit<PayloadValue, "path"> | undefined {
  const state = text.length < 10 ? STATES.get(text.toLowerCase()) : undefined;
  if (state !== undefined) return { value: state, kind: "state", unit: "" };
  if (text.length > 100) return undefined;
  if (/^[+-]?nan$/i.test(text)) return { value: Number.NaN, kind: "gauge", unit: "" };
  const [, digits, unit = ""] = QUANTITY.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(",", "."));
  const plainUnit = plainText(unit).trim().slice(0, MAX_UNIT_LENGTH);
  return { value, kind: "gauge", unit: plainUnit };
}

function findTime(json: unknown): number | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const [, moment] = Object.entries(json).find(([name]) => TIME_NAME.test(name)) ?? [];
  if (typeof moment === "string" && DATED.test(moment)) return Date.parse(moment.replace(" ", "T"));
  return typeof moment === "number" ? readEpoch(moment) : undefined;
}

/** Seconds or ms since 1970, from 2001 to 2099; other numbers may be a device's own time. */
function readEpoch(moment: number): number | undefined {
  if (moment >= 1e9 && moment < 4.1e9) return moment * 1000;
  return moment >= 1e12 && moment < 4.1e12 ? moment : undefined;
}
