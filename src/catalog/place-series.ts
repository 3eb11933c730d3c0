import type { ChartOptions } from "../chart/inner-face.ts";
import type { Label, SourceSeries } from "../ingest/measurement.ts";
import { MARK_LENGTH, textMark } from "../ingest/text-mark.ts";
import { readUnit } from "../ingest/unit.ts";
import { MAX_NAME_LENGTH } from "../limits.ts";
import { keyOf } from "./series-key.ts";
import { titleFromHelp, titleOf } from "./title.ts";

/** Where a series is drawn, and how. It follows from the series alone, so it is the same after a restart. */
export interface Placement {
  /** The chart's name. */
  chart: string;
  /** The chart to use instead where `chart` already shows another unit or another kind of values. */
  unitChart: string;
  options: ChartOptions;
  /**
   * The name of the series in the chart. `fullSeries` is for where another has it already, and `ownSeries` for
   * where both are another's, such as a state's.
   */
  series: string;
  fullSeries: string;
  ownSeries: string;
  /** What values, or rates, are multiplied by. */
  factor: number;
  /** Why the chart is as it is, for people. */
  reason: string;
}

/** One measurement in one unit is one chart: its fields and labels are series. */
export function placeSeries(series: SourceSeries): Placement {
  const { unit, factor } = drawnUnit({ ...series, unit: series.unit.slice(0, MAX_UNIT) });
  const shown = series.labels.filter((label) => !isNoise(label, series.labels));
  return {
    chart: cleanName(series.chart ?? chartName(series, unit), "series"),
    unitChart: cleanName(series.chart ?? otherChartName(series, unit), "series"),
    options: chartOptions(series, unit, shown),
    series: seriesName(series, shown),
    fullSeries: fullName(series),
    ownSeries: ownName(series),
    factor,
    reason: reasonOf(series, unit, shown),
  };
}

/** With "/s" behind it, it is still one that an axis takes. */
const MAX_UNIT = 20;

/** Sums are drawn as rates; time that was spent per second is a share. */
function drawnUnit(series: SourceSeries): { unit: string; factor: number } {
  const { kind } = series;
  const { unit, factor } = wholeUnit(series.unit);
  if (kind === "bucket") return { unit: "", factor: 1 };
  if (kind !== "counter" && kind !== "delta") return { unit, factor };
  if (unit === "s") return { unit: "%", factor: 100 };
  if (unit === "ms") return { unit: "%", factor: 0.1 * factor };
  return { unit: `${unit}/s`, factor };
}

/** Units with a prefix become those of which an axis chooses the prefix itself. */
function wholeUnit(unit: string): { unit: string; factor: number } {
  return (PREFIXED.test(unit) ? readUnit(unit) : undefined) ?? { unit, factor: 1 };
}

const PREFIXED = /^(?:[kKMGTPE]i?B(?:\/s)?|[kMG]?bit\/s|[nuµ]s)$/;

/** Fields of several units are several charts, of which each name says its unit. */
function chartName({ measurement, field, kind }: SourceSeries, unit: string): string {
  if (kind === "bucket") return measurement.replace(/_bucket$/, "");
  if (field === "") return measurement;
  if (kind === "state") return `${measurement}_states`;
  return unit === "" ? measurement : unitName(measurement, unit);
}

function otherChartName({ measurement, kind }: SourceSeries, unit: string): string {
  return kind === "bucket"
    ? `${measurement.replace(/_bucket$/, "")}_buckets`
    : unitName(measurement, unit);
}

function unitName(measurement: string, unit: string): string {
  return `${measurement}_${UNIT_NAMES[unit] ?? unit.replace(/\W+/g, "_")}`;
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
  "%": "percent",
  "/s": "rate",
  "B/s": "bytes_rate",
  "°C": "celsius",
  B: "bytes",
  s: "seconds",
  "": "values",
};

function chartOptions(series: SourceSeries, unit: string, shown: readonly Label[]): ChartOptions {
  const { kind, field } = series;
  const title = chartTitle(series, unit);
  if (kind === "bucket") return { title, type: "heatMap" };
  const options: ChartOptions = { title, grid: true };
  if (unit !== "") options.yUnit = unit;
  // Where a chart has a single series, its name would be seen nowhere.
  if (field !== "" || shown.length > 0) options.legend = true;
  if (kind === "state") options.curve = "step";
  return options;
}

function chartTitle({ measurement, field, kind, help = "" }: SourceSeries, unit: string): string {
  // Of seconds that are drawn as a share, a description would say that they are seconds.
  const isShare = kind === "counter" && unit === "%";
  const said = isShare ? undefined : titleFromHelp(help, measurement);
  const title = said ?? titleOf(measurement);
  // How many values a summary has, and their sum, are charts beside its own.
  const isPart = kind === "counter" || kind === "delta";
  return isPart && (field === "count" || field === "sum") ? `${title}: ${field}` : title;
}

/** Labels of hosts stand first, as people tell series by them. */
const HOSTS: readonly string[] = ["host", "hostname", "host.name", "instance", "service.name"];

/** Labels that say what another one says, or that change with each start. */
function isNoise({ name, value }: Label, all: readonly Label[]): boolean {
  if (value === "" || name === "le") return true;
  if (name === "job") return all.some((other) => other.name === "instance");
  return NOISE.test(name);
}

const NOISE =
  /^(?:telemetry\.|process\.|service\.(?:instance\.id|version)|os\.|host\.(?:id|arch)|otel[._])/;

function seriesName(series: SourceSeries, shown: readonly Label[]): string {
  const { measurement, field, kind } = series;
  if (kind === "bucket") return boundText(series);
  const isHost = ({ name }: Label) => HOSTS.includes(name);
  const ordered = [...shown.filter(isHost), ...shown.filter((label) => !isHost(label))];
  const words = [...ordered.map(labelText), field].filter((word) => word !== "");
  return cleanName(words.length === 0 ? measurement : words.join(" "), "value");
}

/** A row of a heat map, by its upper bound: "0.25 s". */
function boundText({ labels, unit }: SourceSeries): string {
  const bound = labels.find(({ name }) => name === "le")?.value ?? "+Inf";
  return unit === "" || bound === "+Inf" ? bound : `${bound} ${unit.slice(0, MAX_UNIT)}`;
}

/** A number or a switch needs its name; other values speak for themselves. */
function labelText({ name, value }: Label): string {
  return /^(?:[\d.]+|true|false|yes|no|on|off)$/.test(value) ? `${name}=${value}` : value;
}

/** One that is cut would be that of other series as well. */
function fullName(series: SourceSeries): string {
  const full = wholeName(series);
  return full.length > MAX_NAME_LENGTH ? ownName(series) : cleanName(full, "value");
}

function wholeName({ measurement, field, labels }: SourceSeries): string {
  const all = labels.map(({ name, value }) => `${name}=${value}`);
  return [field === "" ? measurement : field, ...all].join(" ");
}

/** Ends with what follows from all that tells the series from others. */
function ownName(series: SourceSeries): string {
  const room = MAX_NAME_LENGTH - MARK_LENGTH - 2;
  return `${cleanName(wholeName(series).slice(0, room), "value")} #${textMark(keyOf(series))}`;
}

/** Names are keys of events and texts of pictures: no control characters, no lone halves, not too long. */
function cleanName(text: string, otherwise: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, " ").trim();
  const name = plain.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, "");
  if (name === "") return otherwise;
  // An EventSource has events of its own by these names.
  return name === "error" || name === "open" ? `${name}_` : name;
}

function reasonOf(
  { measurement, field, kind, chart }: SourceSeries,
  unit: string,
  labels: readonly Label[],
): string {
  const by = [...new Set(labels.map(({ name }) => name)), ...(field === "" ? [] : ["field"])];
  return [
    chart === undefined ? `values of ${measurement}` : "asked for by its sender",
    unit === "" ? "" : ` in ${unit}`,
    KIND_TEXTS[kind],
    by.length === 0 ? "" : `; a series for each ${by.join(", ")}`,
  ]
    .join("")
    .replace(/\p{Cc}/gu, " ");
}

const KIND_TEXTS: Record<SourceSeries["kind"], string> = {
  gauge: "",
  counter: ", which only grows: drawn as a rate per second",
  delta: ", counted since the last time: drawn as a rate per second",
  state: ", one of few states: drawn as steps",
  bucket: ", a histogram: drawn as a heat map, a row for each upper bound",
};
