import { describeValue, PlotcastError } from "../error.ts";
import { MAX_LABELS, MAX_OTLP_PARTS } from "../limits.ts";
import { readEpochIn } from "./epoch-unit.ts";
import { parseJson } from "./json.ts";
import {
  createAttributes,
  createMetric,
  createPoint,
  type OtlpAttributes,
  type OtlpBuckets,
  type OtlpMetric,
  type OtlpPoint,
  type OtlpResource,
  setTime,
} from "./otlp-metric.ts";
import { type ScannedEpoch, scanEpoch, scannedTime } from "./scan-epoch.ts";

/** A value of JSON with the place where it stands, for messages. */
interface Place {
  value: unknown;
  where: string;
}

/**
 * Finds the metrics of an `ExportMetricsServiceRequest` in JSON, without reading them.
 *
 * @throws PlotcastError `INPUT_INVALID` where it is malformed
 */
export function findJsonMetrics(text: string): OtlpResource<Place>[] {
  const root = { value: parseJson(text, "body"), where: "body" };
  return items(root, "resourceMetrics").map((resource) => ({
    attributes: readAttributes(child(resource, "resource")),
    metrics: items(resource, "scopeMetrics").flatMap((scope) => items(scope, "metrics")),
  }));
}

/** @throws PlotcastError `INPUT_INVALID` where it is malformed */
export function readJsonMetric(place: Place): OtlpMetric {
  const metric = createMetric();
  metric.name = text(place, "name");
  metric.description = text(place, "description");
  metric.unit = text(place, "unit");
  for (const [name, type] of TYPES) {
    const data = child(place, name);
    if (data.value !== undefined) readData(data, type, metric);
  }
  return metric;
}

const TYPES: [name: string, type: NonNullable<OtlpMetric["type"]>][] = [
  ["gauge", "gauge"],
  ["sum", "sum"],
  ["histogram", "histogram"],
  ["exponentialHistogram", "exponential"],
  ["summary", "summary"],
];

function readData(data: Place, type: OtlpMetric["type"], metric: OtlpMetric): void {
  metric.type = type;
  const temporality = child(data, "aggregationTemporality").value;
  metric.isDelta = temporality === 1 || temporality === "AGGREGATION_TEMPORALITY_DELTA";
  metric.isMonotonic = child(data, "isMonotonic").value === true;
  metric.points = items(data, "dataPoints").map(readPoint);
}

function readPoint(place: Place): OtlpPoint {
  const point = createPoint();
  point.attributes = readAttributes(place);
  const time = child(place, "timeUnixNano");
  setTime(point, readNanos(time), Number(time.value));
  point.start = readNanos(child(place, "startTimeUnixNano"));
  point.value = number(child(place, "asDouble"), number(child(place, "asInt"), Number.NaN));
  point.flags = number(child(place, "flags"), 0);
  point.count = number(child(place, "count"), 0);
  point.sum = number(child(place, "sum"), Number.NaN);
  point.bucketCounts = numbers(place, "bucketCounts");
  point.bounds = numbers(place, "explicitBounds");
  point.scale = number(child(place, "scale"), 0);
  point.zeroCount = number(child(place, "zeroCount"), 0);
  point.positive = readBuckets(child(place, "positive"));
  point.negative = readBuckets(child(place, "negative"));
  point.quantiles = items(place, "quantileValues").map((own) => ({
    quantile: number(child(own, "quantile"), 0),
    value: number(child(own, "value"), 0),
  }));
  return point;
}

function readBuckets(place: Place): OtlpBuckets {
  return { offset: number(child(place, "offset"), 0), counts: numbers(place, "bucketCounts") };
}

/** Nanoseconds as a number, or in a text, as a number cannot hold them all. */
function readNanos(place: Place): number | undefined {
  const { value, where } = place;
  if (value === undefined || value === 0 || value === "0") return undefined;
  if (typeof value === "number") return readEpochIn(value, "ns");
  const into: ScannedEpoch = { head: 0, tail: 0, digits: 0, end: 0 };
  if (typeof value !== "string" || !scanEpoch(value, 0, into) || into.end < value.length) {
    throw wrong(where, "nanoseconds as a whole number", value);
  }
  return scannedTime(into, "ns");
}

function readAttributes(place: Place): OtlpAttributes {
  const attributes = createAttributes();
  for (const own of items(place, "attributes")) {
    if (attributes.count++ >= MAX_LABELS) continue;
    attributes.labels.push({ name: text(own, "key"), value: readAny(child(own, "value"), true) });
  }
  return attributes;
}

/** A list as one text; lists within it are passed over. */
function readAny(place: Place, mayBeList: boolean): string {
  for (const name of ["stringValue", "boolValue", "intValue", "doubleValue"]) {
    const { value, where } = child(place, name);
    if (value === undefined) continue;
    if (typeof value === "object") throw wrong(where, "a text, a number or a boolean", value);
    return String(value);
  }
  const list = mayBeList ? items(child(place, "arrayValue"), "values") : [];
  return list
    .slice(0, MAX_LABELS)
    .map((own) => readAny(own, false))
    .join(",");
}

/** What an object holds by a name; null counts as nothing. */
function child({ value, where }: Place, name: string): Place {
  if (value === undefined) return { value, where };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong(where, "an object", value);
  }
  const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return { value: own ?? undefined, where: `${where}.${name}` };
}

function items(place: Place, name: string): Place[] {
  const { value, where } = child(place, name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrong(where, "an array", value);
  if (value.length > MAX_OTLP_PARTS) {
    throw new PlotcastError("TOO_LARGE", `${where}: expected at most ${MAX_OTLP_PARTS} items`);
  }
  return value.map((own: unknown, index) => ({ value: own ?? {}, where: `${where}[${index}]` }));
}

function numbers(place: Place, name: string): number[] {
  return items(place, name).map((own) => number(own, 0));
}

function text(place: Place, name: string): string {
  const { value, where } = child(place, name);
  if (value === undefined) return "";
  if (typeof value !== "string") throw wrong(where, "a text", value);
  return value;
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$|^(?:NaN|-?Infinity)$/i;

/** Whole numbers of 64 bits, and what JSON has no number for, are texts. */
function number({ value, where }: Place, missing: number): number {
  if (value === undefined) return missing;
  if (typeof value === "number") return value;
  if (typeof value === "string" && NUMBER.test(value)) return Number(value);
  throw wrong(where, "a number", value);
}

function wrong(where: string, expected: string, got: unknown): PlotcastError {
  return new PlotcastError(
    "INPUT_INVALID",
    `${where}: expected ${expected}, got ${describeValue(got)}`,
  );
}
