import { describeValue } from "../../../error.ts";
import { MAX_COLORS, MAX_LINKS_LENGTH, MAX_LIST_LENGTH, MAX_TIME } from "../../../limits.ts";
import {
  AXIS_NAMES,
  CHART_TYPES,
  CURVES,
  MARK_KINDS,
  STACKINGS,
  VARIANTS,
  X_KINDS,
  Y_SCALE_KINDS,
} from "../choices.ts";
import type { ChartOptions } from "../options.ts";
import type { SeriesOptions } from "../series-options.ts";
import { THEME_NAMES, TONES } from "../theme.ts";
import {
  BOOLEAN,
  either,
  expecting,
  FINITE,
  functionOf,
  integerBetween,
  isRecord,
  listOf,
  numberBetween,
  oneOf,
  recordOf,
  type Shape,
  TEXT,
  textUpTo,
} from "./primitives.ts";
import {
  BOUND,
  CSS_COLOR,
  CSS_GROUND,
  DOMAIN,
  FONT,
  LOCALE,
  MARGIN,
  NONCE,
  NUMBER_FORMAT,
  RANGE,
  TIME,
  TIME_FORMAT,
  TIME_ZONE,
  UNIT,
  WINDOW,
} from "./values.ts";

const TONE = oneOf(TONES);
const AXIS = oneOf(AXIS_NAMES);
const CURVE = oneOf(CURVES);
const Y_SCALE = oneOf(Y_SCALE_KINDS);
const STACKING = expecting('true, false or "percent"', oneOf(STACKINGS));
const AVERAGE = integerBetween(2, 1e6);
const BOLLINGER = recordOf({ points: AVERAGE, deviations: numberBetween(0, 100) });
const SIZE = numberBetween(16, 10_000);
const WIDTH = expecting('a number from 16 to 10000, or "fill"', either(SIZE, oneOf(["fill"])));

export const THRESHOLD = recordOf({ value: FINITE, label: TEXT, tone: TONE, axis: AXIS }, [
  "value",
]);

export const BAND = recordOf({ from: BOUND, to: BOUND, label: TEXT, tone: TONE, axis: AXIS }, [
  "from",
  "to",
]);

const ANNOTATION_FIELDS = recordOf({
  time: TIME,
  x: FINITE,
  until: either(FINITE, TIME),
  label: TEXT,
  tone: TONE,
});

/** An event. One that does not say when or where it was could not be drawn. */
export const ANNOTATION: Shape = {
  ...ANNOTATION_FIELDS,
  check: (value) => ANNOTATION_FIELDS.check(value) ?? checkPlace(value as Record<string, unknown>),
};

function checkPlace({ time, x }: Readonly<Record<string, unknown>>): string | undefined {
  if (time === undefined && x === undefined) return "an annotation with time or x";
  return time === undefined || x === undefined
    ? undefined
    : "an annotation with time or x, not both";
}

export const THEME = recordOf(
  {
    background: CSS_GROUND,
    plot: CSS_GROUND,
    text: CSS_COLOR,
    grid: CSS_COLOR,
    axis: CSS_COLOR,
    series: listOf(CSS_COLOR, MAX_COLORS, 1),
    tones: recordOf(Object.fromEntries(TONES.map((tone) => [tone, CSS_COLOR]))),
    shades: listOf(CSS_COLOR, MAX_COLORS),
    font: FONT,
    fontSize: numberBetween(6, 48),
  },
  ["background", "text", "series"],
);

/** What each option of a series may be. */
export const SERIES_OPTIONS: { readonly [Name in keyof Required<SeriesOptions>]: Shape } = {
  mark: oneOf(MARK_KINDS),
  color: CSS_COLOR,
  axis: AXIS,
  curve: CURVE,
  smooth: BOOLEAN,
  stack: STACKING,
  dashed: BOOLEAN,
  average: AVERAGE,
  ema: AVERAGE,
  bollinger: BOLLINGER,
};

const SERIES = recordOf(SERIES_OPTIONS);

/** What each option of a chart may be. */
export const CHART_OPTIONS: { readonly [Name in keyof Required<ChartOptions>]: Shape } = {
  type: oneOf(CHART_TYPES),
  title: TEXT,
  xTitle: TEXT,
  yTitle: TEXT,
  y2Title: TEXT,
  width: WIDTH,
  height: SIZE,
  margin: MARGIN,
  variant: oneOf(VARIANTS),
  grid: BOOLEAN,
  legend: BOOLEAN,
  tooltips: BOOLEAN,
  animate: BOOLEAN,
  glide: BOOLEAN,
  smooth: BOOLEAN,
  curve: CURVE,
  stack: STACKING,
  horizontal: BOOLEAN,
  xAxis: oneOf(X_KINDS),
  yScale: Y_SCALE,
  y2Scale: Y_SCALE,
  timeZone: TIME_ZONE,
  zoneLabel: BOOLEAN,
  locale: LOCALE,
  timeFormat: TIME_FORMAT,
  xFormat: NUMBER_FORMAT,
  yFormat: NUMBER_FORMAT,
  y2Format: NUMBER_FORMAT,
  tooltipFormat: NUMBER_FORMAT,
  y2TooltipFormat: NUMBER_FORMAT,
  values: oneOf(["share", "raw"]),
  yUnit: UNIT,
  y2Unit: UNIT,
  yDomain: DOMAIN,
  y2Domain: DOMAIN,
  zero: BOOLEAN,
  thresholds: listOf(THRESHOLD, MAX_LIST_LENGTH),
  bands: listOf(BAND, MAX_LIST_LENGTH),
  annotations: listOf(ANNOTATION, MAX_LIST_LENGTH),
  average: AVERAGE,
  ema: AVERAGE,
  bollinger: BOLLINGER,
  binMs: numberBetween(1, 1e12),
  gapMs: numberBetween(0, 1e15),
  staleMs: numberBetween(1, 1e15),
  maxAhead: numberBetween(0, 1e15),
  now: numberBetween(-MAX_TIME, MAX_TIME),
  distinguish: oneOf(["color", "shape"]),
  reduce: oneOf(["m4", "lttb"]),
  measureText: functionOf("of text, font size and whether it is bold"),
  range: RANGE,
  middle: TEXT,
  better: oneOf(["higher", "lower", "neither"]),
  hidden: expecting("an array of series names", listOf(TEXT, MAX_LIST_LENGTH)),
  legendLinks: either(BOOLEAN, textUpTo(MAX_LINKS_LENGTH)),
  series: { kind: "map", value: SERIES, check: checkSeriesByName },
  theme: { ...either(oneOf(THEME_NAMES), THEME), check: checkTheme },
  description: TEXT,
  note: TEXT,
  empty: TEXT,
  window: WINDOW,
  everyMs: numberBetween(1, 1e12),
  nonce: NONCE,
};

function checkSeriesByName(value: unknown): string | undefined {
  if (!isRecord(value)) return "an object of series options by name";
  for (const [name, own] of Object.entries(value)) {
    const expected = SERIES.check(own);
    if (expected !== undefined) return `${expected} (series ${describeValue(name)})`;
  }
  return undefined;
}

function checkTheme(value: unknown): string | undefined {
  if (isRecord(value)) {
    const expected = THEME.check(value);
    return expected && `{ background, text, series } of CSS colours: ${expected}`;
  }
  const expected = oneOf(THEME_NAMES).check(value);
  return expected && `${expected}, or { background, text, series }`;
}
