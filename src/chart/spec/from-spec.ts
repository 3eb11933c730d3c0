import { ANY_CHART } from "../any-chart.ts";
import { PlotcastError } from "../../error.ts";
import { MAX_SERIES, MAX_SPEC_LENGTH, MAX_SPEC_POINTS } from "../../limits.ts";
import { type Chart, createChart } from "../chart.ts";
import type { ChartOptions } from "../options/options.ts";
import type { SeriesOptions } from "../options/series-options.ts";
import type { Columns, Points } from "../options/point.ts";
import { isRecord } from "../options/validate/primitives.ts";
import { SERIES_OPTIONS } from "../options/validate/schema.ts";
import { checkField, checkValue, invalid, unknownName } from "./spec-checks.ts";
import { readSpecPoints } from "./spec-points.ts";
import { SERIES_NAME, SPEC_OPTIONS } from "./spec-shapes.ts";

/** Fields of a description that are no options. */
const OWN_FIELDS = ["$schema", "series"];
const SERIES_FIELDS = ["name", "points", "times", "xs", "values"];

/**
 * Makes a chart of its description in JSON: all options that JSON can say, and `series`, a list of
 * `{ name, points }` (objects, pairs `[x, y]` or numbers), or of columns `{ name, times, values }`, `{ name, xs, values }` or
 * `{ name, values }`, each with the options of a series. Formats are specifiers, times are epoch
 * milliseconds or ISO 8601. The package's `schema.json` describes it in full.
 *
 * @param spec the text of the description, or what `JSON.parse` made of it.
 * @throws PlotcastError `SPEC_INVALID`, naming the path of what is wrong, such as
 * `spec.series[2].points[14].y: expected a finite number, or null for a gap, got "high"`.
 * @example
 * const svg = fromSpec({
 *   type: "bar",
 *   title: "Orders",
 *   series: [{ name: "2026", points: [{ x: "Mon", y: 12 }, { x: "Tue", y: 17 }] }],
 * }).render();
 */
export function fromSpec(spec: unknown): Chart {
  const described = typeof spec === "string" ? parseSpec(spec) : spec;
  if (!isRecord(described)) throw invalid("spec", "a JSON object", described);
  const options = readOptions(described);
  const made = withPath("spec", () => createChart("spec", options.type, options, ANY_CHART));
  const list = Object.hasOwn(described, "series") ? described["series"] : [];
  if (!Array.isArray(list) || list.length > MAX_SERIES) {
    throw invalid("spec.series", `a list of at most ${MAX_SERIES} series`, list);
  }
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    const path = `spec.series[${i}]`;
    const { name, points, options } = readSeries(path, list[i]);
    count += countPoints(points);
    if (count > MAX_SPEC_POINTS)
      throw invalid("spec.series", `at most ${MAX_SPEC_POINTS} points`, count);
    withPath(path, () => made.add(name, points, options));
  }
  return made;
}

function parseSpec(text: string): unknown {
  if (text.length > MAX_SPEC_LENGTH) {
    throw invalid("spec", `a text of at most ${MAX_SPEC_LENGTH} characters`, text.length);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlotcastError("SPEC_INVALID", `spec: expected JSON: ${(error as Error).message}`);
  }
}

/** The options of a chart, each checked under its path. */
function readOptions(described: Readonly<Record<string, unknown>>): ChartOptions {
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(described)) {
    if (OWN_FIELDS.includes(name)) continue;
    if (!Object.hasOwn(SPEC_OPTIONS, name)) {
      throw unknownName("spec", name, [...Object.keys(SPEC_OPTIONS), "series"]);
    }
    checkField("spec", name, described[name], SPEC_OPTIONS);
    options[name] = described[name];
  }
  checkSchema(described["$schema"]);
  return options;
}

function checkSchema(schema: unknown): void {
  if (schema !== undefined && typeof schema !== "string") {
    throw invalid("spec.$schema", "the address of a schema", schema);
  }
}

function readSeries(
  path: string,
  series: unknown,
): { name: string; points: Points; options: SeriesOptions } {
  if (!isRecord(series)) throw invalid(path, "{ name, points }", series);
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(series)) {
    if (SERIES_FIELDS.includes(name)) continue;
    if (!Object.hasOwn(SERIES_OPTIONS, name)) {
      throw unknownName(path, name, [...SERIES_FIELDS, ...Object.keys(SERIES_OPTIONS)]);
    }
    checkField(path, name, series[name], SERIES_OPTIONS);
    options[name] = series[name];
  }
  const { name } = series;
  checkValue(`${path}.name`, name, SERIES_NAME);
  return { name: name as string, points: readSpecPoints(path, series), options };
}

function countPoints(points: Points): number {
  return Array.isArray(points) ? points.length : (points as Columns).values.length;
}

/** Adds the path to errors of what only shows once options or points are put together. */
function withPath<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    const message = error.message.startsWith(path) ? error.message : `${path}: ${error.message}`;
    throw error.code === "SPEC_INVALID" ? error : new PlotcastError("SPEC_INVALID", message);
  }
}
