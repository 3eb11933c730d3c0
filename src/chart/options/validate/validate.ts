import { PlotcastError, describeValue } from "../../../error.ts";
import { closestName, nameHint } from "../../base/closest-name.ts";
import { isRecord, type Shapes } from "./primitives.ts";
import { CHART_OPTIONS, SERIES_OPTIONS } from "./schema.ts";
import type { ChartOptions } from "../options.ts";
import type { SeriesOptions } from "../series-options.ts";

/**
 * Refuses options that no chart could be drawn with.
 *
 * @param where names the chart in the message, such as `chart "cpu"`.
 * @throws PlotcastError `OPTION_INVALID`, naming the chart, the option and what it should be.
 */
export function checkOptions(options: ChartOptions, where: string): void {
  checkAll(options, CHART_OPTIONS, where);
  checkTogether(options, where);
}

/** The same for the options of one series. */
export function checkSeriesOptions(options: SeriesOptions, where: string): void {
  checkAll(options, SERIES_OPTIONS, where);
}

/** The same for the time of drawing. */
export function checkMoment(moment: object, where: string): void {
  checkAll(moment, MOMENT, where);
}

const MOMENT: Shapes = { now: CHART_OPTIONS.now };

function checkAll(options: object, shapes: Shapes, where: string): void {
  if (!isRecord(options)) {
    throw new PlotcastError(
      "OPTION_INVALID",
      `${where}: expected options, got ${describeValue(options)}`,
    );
  }
  for (const name of Object.keys(options)) {
    const value = options[name];
    if (value === undefined) continue;
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) throw unknownOption(name, shapes, where);
    const expected = shape.check(value);
    if (expected !== undefined) fail(where, name, expected, value);
  }
}

function unknownOption(name: string, shapes: Shapes, where: string): PlotcastError {
  const known = Object.keys(shapes);
  const hint = nameHint(closestName(name, known));
  const message = `${where}: option ${printable(name)}: expected one of ${known.join(", ")}${hint}`;
  return new PlotcastError("OPTION_INVALID", message);
}

function checkTogether({ window, xAxis, horizontal, type }: ChartOptions, where: string): void {
  if (xAxis === "ordinal" && window !== undefined && "ms" in window) {
    fail(where, "window", "{ points } where xAxis is ordinal, as events have no duration", window);
  }
  if (horizontal === true && type !== undefined && type !== "bar") {
    fail(where, "horizontal", "false, as only bars can be horizontal", horizontal);
  }
}

function fail(where: string, name: string, expected: string, value: unknown): never {
  throw new PlotcastError(
    "OPTION_INVALID",
    `${where}: option ${name}: expected ${expected}, got ${describeValue(value)}`,
  );
}

function printable(name: string): string {
  return JSON.stringify(name.slice(0, 60)).slice(1, -1);
}
