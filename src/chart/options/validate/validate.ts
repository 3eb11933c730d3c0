import { PlotcastError, describeValue } from "../../../error.ts";
import { closestName, nameHint } from "../../base/closest-name.ts";
import { isRecord, type Shapes, wrongPart } from "./primitives.ts";
import { checkTogether } from "./check-together.ts";
import { optionError, quotedName } from "./option-error.ts";
import { CHART_OPTIONS, SERIES_OPTIONS } from "./schema.ts";
import { synonymOf } from "./synonyms.ts";
import type { ChartType } from "../choices.ts";
import type { ChartOptions } from "../options.ts";
import type { SeriesOptions } from "../series-options.ts";

/**
 * Refuses options that no chart could be drawn with.
 *
 * @param where names the chart in the message, such as `chart "cpu"`.
 * @param type of a chart whose function gives it.
 * @throws PlotcastError `OPTION_INVALID`, naming the chart, the option and what it should be.
 */
export function checkOptions(options: ChartOptions, where: string, type?: ChartType): void {
  checkAll(options, CHART_OPTIONS, where);
  checkTogether(options, where, type);
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
    if (expected === undefined) continue;
    throw optionError(where, name, expected, wrongPart(shape, value));
  }
}

/** Where it is known what was meant, that is said instead of all that might have been. */
function unknownOption(name: string, shapes: Shapes, where: string): PlotcastError {
  const known = Object.keys(shapes);
  const meant = closestName(name, known) ?? synonymOf(name, known);
  const problem =
    meant === undefined
      ? `expected one of ${known.join(", ")}`
      : `expected a known option${nameHint(meant)}`;
  const message = `${where}: option ${quotedName(name)}: ${problem}`;
  return new PlotcastError("OPTION_INVALID", message);
}
