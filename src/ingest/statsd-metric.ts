import type { Label, Measurement, SourceSeries, ValueKind } from "./measurement.ts";
import { cutName } from "./names.ts";
import type { StatsdType } from "./statsd-line.ts";
import { copyText } from "./series-cache.ts";
import { createValueSummary } from "./value-summary.ts";
import { describeName } from "./units-of-names.ts";

/** What came of one metric since the last flush. */
export interface StatsdMetric {
  /** @returns false for a text that is no value of this type */
  add(text: string, rate: number): boolean;
  /** Hands on what has come, and begins anew. */
  flush(into: Measurement[]): void;
  /** The series of a value that has a time of its own; undefined where there is none for single values. */
  readonly single: SourceSeries | undefined;
}

/** Flushes for which a counter without events is 0; then it is silent. */
const ZERO_FLUSHES = 60;

/** How often what has come is handed on, in ms: what a counter's value counts over. */
export const FLUSH_MS = 1000;

/** How many more values all sets together may keep until the next flush. */
export interface SetBudget {
  left: number;
}

/** Creates the metric of a type. */
export function createMetric(
  name: string,
  { type, labels }: { type: StatsdType; labels: Label[] },
  budget: SetBudget,
): StatsdMetric {
  const seriesOf = (field: string, kind: ValueKind, unit: string): SourceSeries => ({
    measurement: name,
    field,
    labels,
    kind,
    unit,
    ...(kind === "delta" ? { intervalMs: FLUSH_MS } : {}),
  });
  const { unit } = describeName(name, "");
  if (type === "c") return createCounter(seriesOf("", "delta", unit));
  if (type === "g") return createGauge(seriesOf("", "gauge", unit));
  if (type === "s") return createSet(seriesOf("", "gauge", ""), budget);
  return createTimer(seriesOf, type === "ms" ? "ms" : unit);
}

function createCounter(series: SourceSeries): StatsdMetric {
  let sum = 0;
  let silent = Infinity;
  return {
    single: series,
    add(text, rate) {
      const value = readValue(text);
      if (value === undefined) return false;
      sum += value / rate;
      silent = 0;
      return true;
    },
    flush(into) {
      if (silent <= ZERO_FLUSHES) into.push({ series, time: undefined, value: sum });
      silent += 1;
      sum = 0;
    },
  };
}

function createGauge(series: SourceSeries): StatsdMetric {
  let value = 0;
  let isNew = false;
  return {
    single: series,
    add(text) {
      const given = readValue(text);
      if (given === undefined) return false;
      const isChange = text.startsWith("+") || text.startsWith("-");
      value = isChange ? value + given : given;
      isNew = true;
      return true;
    },
    flush(into) {
      if (isNew) into.push({ series, time: undefined, value });
      isNew = false;
    },
  };
}

function createSet(series: SourceSeries, budget: SetBudget): StatsdMetric {
  const values = new Set<string>();
  return {
    single: undefined,
    add(text) {
      const value = copyText(cutName(text));
      if (budget.left <= 0 || values.has(value)) return true;
      budget.left -= 1;
      values.add(value);
      return true;
    },
    flush(into) {
      if (values.size > 0) into.push({ series, time: undefined, value: values.size });
      values.clear();
    },
  };
}

function createTimer(
  seriesOf: (field: string, kind: ValueKind, unit: string) => SourceSeries,
  unit: string,
): StatsdMetric {
  const summary = createValueSummary();
  const series = {
    mean: seriesOf("mean", "gauge", unit),
    min: seriesOf("min", "gauge", unit),
    max: seriesOf("max", "gauge", unit),
    p95: seriesOf("p95", "gauge", unit),
  };
  const count = seriesOf("count", "delta", "");
  let events = 0;
  return {
    single: undefined,
    add(text, rate) {
      const value = readValue(text);
      if (value === undefined) return false;
      summary.add(value);
      events += 1 / rate;
      return true;
    },
    flush(into) {
      if (events === 0) return;
      const values = summary.take();
      for (const name of ["mean", "min", "max", "p95"] as const) {
        into.push({ series: series[name], time: undefined, value: values[name] });
      }
      into.push({ series: count, time: undefined, value: events });
      events = 0;
    },
  };
}

/** A finite number, or undefined. */
export function readValue(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) && text.trim() !== "" ? value : undefined;
}
