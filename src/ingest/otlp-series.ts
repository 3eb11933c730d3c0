import { MAX_LABELS, MAX_TEXT_LENGTH } from "../limits.ts";
import type { BucketTotals } from "./bucket-totals.ts";
import type { Label, SourceSeries, ValueKind } from "./measurement.ts";
import { cleanName } from "./names.ts";
import type { OtlpAttributes, OtlpMetric } from "./otlp-metric.ts";
import { plainText } from "./plain-text.ts";
import type { SeriesCache } from "./series-cache.ts";
import { readUcum } from "./ucum.ts";
import { describeName } from "./units-of-names.ts";

/** What tells the processes apart that send the same metrics. All else of a resource describes it. */
const RESOURCE_LABELS = new Set([
  "service.name",
  "service.namespace",
  "service.instance.id",
  "host.name",
  "deployment.environment",
  "deployment.environment.name",
  "k8s.namespace.name",
  "k8s.pod.name",
  "container.name",
]);

/** A series with what its next point is compared to. */
export interface KnownSeries {
  series: SourceSeries;
  /** Since when its last point counted, and when that was. */
  start: number | undefined;
  time: number | undefined;
  /** Of a histogram's last bucket, where points tell what has come since the last one. */
  totals: BucketTotals | undefined;
}

export type OtlpCache = SeriesCache<KnownSeries>;

/** One of the values of a metric's point. */
export interface ValueName {
  field: string;
  kind: ValueKind;
  /** A label that the value has besides those of its point: `le`, `quantile`. */
  label?: Label;
  /** Whether it counts events, whatever the unit of what is measured. */
  isCount?: boolean;
}

/** The labels of a resource that belong on its series. */
export function resourceLabels({ labels }: OtlpAttributes): Label[] {
  return labels.filter(({ name }) => RESOURCE_LABELS.has(name));
}

/**
 * Joins the labels of a resource and of a point, in the order of their names; those of the point count.
 *
 * @returns a text that says what is wrong with them
 */
export function joinLabels(resource: readonly Label[], own: OtlpAttributes): Label[] | string {
  if (own.count + resource.length > MAX_LABELS) {
    return `expected at most ${MAX_LABELS} attributes, got ${own.count + resource.length}`;
  }
  const values = new Map<string, string>();
  for (const { name, value } of [...resource, ...own.labels]) {
    if (value.length > MAX_TEXT_LENGTH) {
      const called = JSON.stringify(cleanName(name));
      return `expected at most ${MAX_TEXT_LENGTH} characters for attribute ${called}`;
    }
    const called = cleanName(name);
    if (called === "") return "expected a name for each attribute";
    values.set(called, plainText(value));
  }
  return [...values]
    .map(([name, value]) => ({ name, value }))
    .filter(({ value }) => value !== "")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Finds the series of a value; the same value of the same point is always the same object. */
export function seriesOf(
  cache: OtlpCache,
  metric: OtlpMetric,
  labels: readonly Label[],
  { field, kind, label, isCount = false }: ValueName,
): KnownSeries {
  const all = label === undefined ? labels : [...labels, label];
  const unit = isCount ? "" : metric.unit;
  const key = JSON.stringify([metric.name, field, kind, unit, all.map(joinLabel)]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const series: SourceSeries = {
    measurement: metric.name,
    field,
    labels: all,
    kind,
    unit,
    help: metric.description === "" ? undefined : metric.description,
  };
  const made = { series, start: undefined, time: undefined, totals: undefined };
  cache.set(key, made);
  return made;
}

function joinLabel({ name, value }: Label): string {
  return `${name}=${value}`;
}

/** Cleans a metric's texts, and says its unit as charts do. */
export function cleanMetric(metric: OtlpMetric): OtlpMetric {
  const name = cleanName(metric.name);
  const unit = metric.unit === "" ? describeName(name, "").unit : readUcum(metric.unit);
  const description = plainText(metric.description.slice(0, MAX_TEXT_LENGTH));
  return { ...metric, name, unit, description };
}
