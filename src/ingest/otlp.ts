import { PlotcastError } from "../error.ts";
import { MAX_RECEIVED_VALUES } from "../limits.ts";
import type { Work } from "../work.ts";
import { createBucketTotals } from "./bucket-totals.ts";
import type { Label, Reading } from "./measurement.ts";
import { type Bucket, explicitBuckets, exponentialBuckets } from "./otlp-buckets.ts";
import { NO_VALUE, type OtlpMetric, type OtlpPoint, type OtlpResource } from "./otlp-metric.ts";
import {
  cleanMetric,
  joinLabels,
  type KnownSeries,
  type OtlpCache,
  resourceLabels,
  seriesOf,
  type ValueName,
} from "./otlp-series.ts";
import { createReading, type ReadingDraft } from "./reading.ts";
import { createSeriesCache } from "./series-cache.ts";

/** Makes measurements of what OpenTelemetry sends, and remembers the series that it has seen. */
export interface OtlpReader {
  /**
   * Reads the metrics of a request, and yields where others may have a turn. A point that is wrong costs no
   * other one.
   *
   * @param readMetric reads a metric out of what its encoding has for it
   * @throws PlotcastError what `readMetric` throws, `TOO_LARGE`; then none of it counts
   */
  read<T>(
    resources: readonly OtlpResource<T>[],
    readMetric: (metric: T) => OtlpMetric,
  ): Work<Reading>;
}

export function createOtlpReader(): OtlpReader {
  const cache: OtlpCache = createSeriesCache();
  return { read: (resources, readMetric) => readAll(resources, readMetric, cache) };
}

function* readAll<T>(
  resources: readonly OtlpResource<T>[],
  readMetric: (metric: T) => OtlpMetric,
  cache: OtlpCache,
): Work<Reading> {
  // What is malformed is seen before anything is remembered of it.
  const metrics: { metric: OtlpMetric; labels: Label[] }[] = [];
  for (const resource of resources) {
    const labels = resourceLabels(resource.attributes);
    for (const metric of resource.metrics) {
      metrics.push({ metric: cleanMetric(readMetric(metric)), labels });
      yield;
    }
  }
  const reading = createReading();
  for (const { metric, labels } of metrics) {
    takeMetric(metric, { metric, labels, cache, reading });
    yield;
  }
  return reading;
}

/** What taking the points of a metric needs. */
interface State {
  metric: OtlpMetric;
  /** Of its resource. */
  labels: readonly Label[];
  cache: OtlpCache;
  reading: ReadingDraft;
}

function takeMetric({ name, points, type }: OtlpMetric, state: State): void {
  for (const point of points) {
    const wrong = name === "" ? "expected a name" : takePoint(point, type, state);
    if (wrong === undefined) continue;
    state.reading.problem({ message: `metric ${JSON.stringify(name)}: ${wrong}` });
  }
}

/** @returns what is wrong with it */
function takePoint(point: OtlpPoint, type: OtlpMetric["type"], state: State): string | undefined {
  if (Number.isNaN(point.time ?? 0)) return point.wrongTime;
  const labels = joinLabels(state.labels, point.attributes);
  if (typeof labels === "string") return labels;
  const hasValue = (point.flags & NO_VALUE) === 0;
  if (type === "histogram" || type === "exponential") {
    if (!hasValue) return undefined;
    const buckets = type === "histogram" ? explicitBuckets(point) : exponentialBuckets(point);
    if (typeof buckets === "string") return buckets;
    takeBuckets(buckets, point, labels, state);
  } else if (type === "summary") takeQuantiles(point, labels, state);
  else {
    const value = hasValue ? point.value : Number.NaN;
    takeValue(
      value,
      point,
      seriesIn(state, labels, { field: "", kind: numberKind(state.metric) }),
      state,
    );
    return undefined;
  }
  takeTotals(point, labels, state);
  return undefined;
}

function numberKind({ type, isDelta, isMonotonic }: OtlpMetric): ValueName["kind"] {
  if (type !== "sum") return "gauge";
  if (isDelta) return "delta";
  return isMonotonic ? "counter" : "gauge";
}

function seriesIn(
  { cache, metric }: State,
  labels: readonly Label[],
  name: ValueName,
): KnownSeries {
  return seriesOf(cache, metric, labels, name);
}

function takeBuckets(buckets: Bucket[], point: OtlpPoint, labels: Label[], state: State): void {
  for (const { le, count } of state.metric.isDelta ? addUp(buckets, labels, state) : buckets) {
    takeValue(count, point, seriesIn(state, labels, bucketName(le)), state);
  }
}

function bucketName(le: string): ValueName {
  return { field: "", kind: "bucket", label: { name: "le", value: le } };
}

/** The totals of all buckets are kept with the last one, which every histogram has. */
function addUp(buckets: Bucket[], labels: Label[], state: State): Bucket[] {
  if (buckets.length === 0) return [];
  const last = seriesIn(state, labels, bucketName("+Inf"));
  last.totals ??= createBucketTotals();
  return last.totals.add(buckets);
}

function takeTotals(point: OtlpPoint, labels: Label[], state: State): void {
  const kind = state.metric.isDelta ? "delta" : "counter";
  const count = seriesIn(state, labels, { field: "count", kind, isCount: true });
  takeValue(point.count, point, count, state);
  if (!Number.isNaN(point.sum)) {
    takeValue(point.sum, point, seriesIn(state, labels, { field: "sum", kind }), state);
  }
}

function takeQuantiles(point: OtlpPoint, labels: Label[], state: State): void {
  for (const { quantile, value } of point.quantiles) {
    const label = { name: "quantile", value: String(quantile) };
    takeValue(value, point, seriesIn(state, labels, { field: "", kind: "gauge", label }), state);
  }
}

function takeValue(
  value: number,
  point: OtlpPoint,
  known: KnownSeries,
  { reading, metric }: State,
): void {
  const { time, start } = point;
  const { series } = known;
  if (!metric.isDelta && series.kind !== "gauge") tellRestart(known, start, reading);
  known.start = start;
  known.time = time;
  if (reading.measurements.length >= MAX_RECEIVED_VALUES) {
    const expected = `expected at most ${MAX_RECEIVED_VALUES} values in one request`;
    throw new PlotcastError("TOO_LARGE", `body: ${expected}`);
  }
  const measurement = { series, time, value };
  const spanMs = series.kind === "delta" ? spanOf(point) : undefined;
  reading.measurements.push(spanMs === undefined ? measurement : { spanMs, ...measurement });
}

/** How long a delta counts over, in ms: undefined where it does not say so. */
function spanOf({ time, start }: OtlpPoint): number | undefined {
  return time !== undefined && start !== undefined && time > start ? time - start : undefined;
}

/**
 * A sum that started anew may already be larger than it was. A zero at its start tells, as a fall is how
 * restarts are seen.
 */
function tellRestart(known: KnownSeries, start: number | undefined, reading: ReadingDraft): void {
  const { series, time } = known;
  if (start === undefined || time === undefined || known.start === undefined) return;
  if (start > known.start && start > time)
    reading.measurements.push({ series, time: start, value: 0 });
}
