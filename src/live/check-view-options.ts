import {
  optionError,
  CHART_OPTIONS,
  type Check,
  EXPECTED_TIME,
  epochMs,
  isRecord,
  numberBetween,
  oneOf,
  THEME_NAMES,
  type TimeInput,
} from "../chart/inner-face.ts";
import { MAX_RANGE_MS } from "../limits.ts";
import { checkOptionNames } from "./option-error.ts";
import type { ViewOptions } from "./view.ts";

const checkTime: Check = (time) =>
  Number.isNaN(epochMs(time as TimeInput)) ? EXPECTED_TIME.replace("expected ", "") : undefined;

const CHECKS: { [Name in keyof Required<ViewOptions>]: Check } = {
  theme: oneOf(THEME_NAMES).check,
  hidden: CHART_OPTIONS.hidden.check,
  // A view is laid out for a width; only a page knows how wide it is.
  width: CHART_OPTIONS.height.check,
  height: CHART_OPTIONS.height.check,
  xAxis: CHART_OPTIONS.xAxis.check,
  window: numberBetween(1, MAX_RANGE_MS).check,
  glide: oneOf([false]).check,
  legendLinks: CHART_OPTIONS.legendLinks.check,
  from: checkTime,
  to: checkTime,
  at: checkTime,
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
