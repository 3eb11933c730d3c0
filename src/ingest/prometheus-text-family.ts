import type { SourceSeries, ValueKind } from "./measurement.ts";
import type { NamedSeries } from "./prometheus-text-line.ts";
import { type NamedValue, describeName } from "./units-of-names.ts";

/** What the lines above its values say of a metric. */
export interface Family {
  name: string;
  /** "counter", "gauge", "histogram", "gaugehistogram", "summary", "stateset", "info", "unknown", "untyped". */
  type: string;
  unit: string;
  help: string;
  /** What its name says, once it was asked for: one family may have thousands of series. */
  named?: NamedValue;
}

/** Suffixes that belong to a type, not to the metric's name. */
const SUFFIXES: ReadonlyMap<string, readonly string[]> = new Map([
  ["counter", ["_total", "_created"]],
  ["histogram", ["_bucket", "_count", "_sum", "_created"]],
  ["gaugehistogram", ["_bucket", "_gcount", "_gsum"]],
  ["summary", ["_count", "_sum", "_created"]],
  ["info", ["_info"]],
]);

/** How the name of a value goes on behind that of its metric; undefined where it belongs to another. */
export function suffixIn(name: string, { name: family, type }: Family): string | undefined {
  if (name === family) return "";
  if (!name.startsWith(family)) return undefined;
  const suffix = name.slice(family.length);
  return SUFFIXES.get(type)?.includes(suffix) === true ? suffix : undefined;
}

/** What nothing is said of: the name alone tells what it is. */
export function familyOf(name: string): Family {
  return { name, type: "untyped", unit: "", help: "" };
}

/** @returns undefined for what is no measurement: when a counter began, texts. */
export function describeSeries(
  { name, labels }: NamedSeries,
  family: Family,
): SourceSeries | undefined {
  const suffix = suffixIn(name, family) ?? "";
  if (suffix === "_created" || family.type === "info") return undefined;
  const { measurement, field, kind, isCount } = partOf(name, suffix, family);
  const unit = isCount ? "" : unitOf(family);
  const help = family.help === "" ? undefined : family.help;
  return { measurement, field, labels, kind, unit, help };
}

// UNIT has whole words, "seconds", as names have them.
function unitOf(family: Family): string {
  const { unit } = family;
  if (unit === "" || unit === "ratio") return namedValue(family).unit;
  return describeName(unit, "").unit || unit;
}

function namedValue(family: Family): NamedValue {
  family.named ??= describeName(family.name, "");
  return family.named;
}

interface Part {
  measurement: string;
  field: string;
  kind: ValueKind;
  /** Whether it counts events, whatever the unit of what is measured. */
  isCount?: boolean;
}

function partOf(name: string, suffix: string, family: Family): Part {
  const measurement = family.name;
  const own = { measurement: name, field: "" };
  switch (family.type) {
    case "counter":
      return { ...own, kind: "counter" };
    case "histogram":
      if (suffix === "_bucket") return { measurement, field: "", kind: "bucket" };
      return { measurement, ...totals(suffix) };
    case "summary":
      if (suffix === "") return { ...own, kind: "gauge" };
      return { measurement, ...totals(suffix) };
    case "gaugehistogram":
      return { measurement, field: suffix.slice(1), kind: "gauge", isCount: suffix !== "_gsum" };
    case "stateset":
      return { ...own, kind: "state", isCount: true };
    case "untyped":
    case "unknown":
      return { ...own, kind: namedValue(family).kind };
    default:
      return { ...own, kind: "gauge" };
  }
}

function totals(suffix: string): Pick<Part, "field" | "kind" | "isCount"> {
  return { field: suffix.slice(1), kind: "counter", isCount: suffix === "_count" };
}
