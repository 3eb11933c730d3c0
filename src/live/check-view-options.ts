import { CHART_OPTIONS, type Check, isRecord, oneOf, THEME_NAMES } from "../chart/inner-face.ts";
import { checkOptionNames, optionError } from "./option-error.ts";
import type { ViewOptions } from "./view.ts";

const CHECKS: { [Name in keyof Required<ViewOptions>]: Check } = {
  theme: oneOf(THEME_NAMES).check,
  hidden: CHART_OPTIONS.hidden.check,
  // A view is laid out for a width; only a page knows how wide it is.
  width: CHART_OPTIONS.height.check,
  height: CHART_OPTIONS.height.check,
  xAxis: CHART_OPTIONS.xAxis.check,
  glide: oneOf([false]).check,
};

const NAMES = Object.keys(CHECKS);

/**
 * Checks how a program wants to look at a chart. Requests have been checked already, as they are read.
 *
 * @returns the options that are given: one that is `undefined` makes no other view.
 * @throws PlotcastError `OPTION_INVALID`, naming the option and the one that was probably meant.
 */
export function checkViewOptions(view: ViewOptions): ViewOptions {
  if (!isRecord(view)) checkOptionNames(WHERE, view, NAMES);
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(view)) {
    if (value === undefined) continue;
    if (!NAMES.includes(name)) checkOptionNames(WHERE, view, NAMES);
    const expected = CHECKS[name as keyof ViewOptions](value);
    if (expected !== undefined) throw optionError(WHERE, name, expected, value);
    given[name] = value;
  }
  return given;
}

const WHERE = "view";
