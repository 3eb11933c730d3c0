import { PlotcastError } from "../../error.ts";
import { ANY_CHART } from "../any-chart.ts";
import { type Chart, createChart } from "../chart.ts";
import { type Check, isRecord } from "../options/validate/primitives.ts";
import type { ChartOptions, SeriesOptions } from "../options/options.ts";
import type { Columns, Points } from "../options/point.ts";
import {
  checkField,
  invalid,
  SPEC_OPTIONS,
  SPEC_SERIES_OPTIONS,
  unknownName,
} from "./spec-checks.ts";
import { MOST_POINTS, readSpecPoints } from "./spec-points.ts";

const MOST_SERIES = 256;
const LONGEST_NAME = 200;
const LONGEST_TEXT = 64 * 1024 * 1024;

/** What a description may hold besides options. */
const OWN_FIELDS = ["$schema", "series"];
const SERIES_FIELDS = ["name", "points", "times", "xs", "values"];

/**
 * A chart from its description in JSON: all options that JSON can say, and `series`, a list of
 * `{ name, points }`, or of columns `{ name, times, values }`, `{ name, xs, values }` or
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
  const described = typeof spec === "string" ? parsed(spec) : spec;
  if (!isRecord(described)) throw invalid("spec", "a JSON object", described);
  const made = within("spec", () =>
    createChart("spec", typeOf(described), optionsOf(described), ANY_CHART),
  );
  const list = Object.hasOwn(described, "series") ? described["series"] : [];
  if (!Array.isArray(list) || list.length > MOST_SERIES) {
    throw invalid("spec.series", `a list of at most ${MOST_SERIES} series`, list);
  }
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    const path = `spec.series[${i}]`;
    const { name, points, options } = seriesOf(path, list[i]);
    count += lengthOf(points);
    if (count > MOST_POINTS) throw invalid("spec.series", `at most ${MOST_POINTS} points`, count);
    within(path, () => made.add(name, points, options));
  }
  return made;
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_TEXT) {
    throw invalid("spec", `a text of at most ${LONGEST_TEXT} characters`, text.length);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlotcastError("SPEC_INVALID", `spec: expected JSON: ${(error as Error).message}`);
  }
}

type Described = Readonly<Record<string, unknown>>;

function typeOf(described: Described): ChartOptions["type"] {
  return described["type"] as ChartOptions["type"];
}

/** The options, each checked under its path. */
function optionsOf(described: Described): ChartOptions {
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

function seriesOf(
  path: string,
  series: unknown,
): { name: string; points: Points; options: SeriesOptions } {
  if (!isRecord(series)) throw invalid(path, "{ name, points }", series);
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(series)) {
    if (SERIES_FIELDS.includes(name)) continue;
    if (!Object.hasOwn(SPEC_SERIES_OPTIONS, name)) {
      throw unknownName(path, name, [...SERIES_FIELDS, ...Object.keys(SPEC_SERIES_OPTIONS)]);
    }
    checkField(path, name, series[name], SPEC_SERIES_OPTIONS);
    options[name] = series[name];
  }
  const { name } = series;
  const expected = NAME(name);
  if (expected !== undefined) throw invalid(`${path}.name`, expected, name);
  return { name: name as string, points: readSpecPoints(path, series), options };
}

const NAME: Check = (value) =>
  typeof value === "string" && value.length <= LONGEST_NAME
    ? undefined
    : `a text of at most ${LONGEST_NAME} characters`;

function lengthOf(points: Points): number {
  return Array.isArray(points) ? points.length : (points as Columns).values.length;
}

/** What only shows once all is put together: its errors get the path. */
function within<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    const message = error.message.startsWith(path) ? error.message : `${path}: ${error.message}`;
    throw error.code === "SPEC_INVALID" ? error : new PlotcastError("SPEC_INVALID", message);
  }
}
