/**
 * The interface of `chart/` for the layers above, besides the public entries. `live/`, `png/`,
 * `server/` and `cli/` import nothing else of `chart/`, and `ingest/` only its types: so everything
 * that is not listed here can change without a look at those layers.
 */
export { createRenderer, getMarkType, renderTable } from "./any-chart.ts";
export { type Finish, toText } from "./base/byte-writer.ts";
export { closestName, nameHint } from "./base/closest-name.ts";
export type { ExtremaIndex } from "./data/decimate/extrema-index.ts";
export { createExtremaIndex, extendIndex, truncateIndex } from "./data/decimate/extrema-index.ts";
export { INTERVAL_POINTS } from "./data/series-interval.ts";
export { copySeries, dropFirst, type Field, type Series, takeFirst } from "./data/series.ts";
export { fieldHint, isAlias } from "./data/suggest-field.ts";
export type { SpanOptions } from "./data/window.ts";
export {
  expectedGap,
  lastWindows,
  meanGap,
  RECENT_WINDOWS,
  rightEdge,
  shownPoints,
} from "./data/window.ts";
export { indicesWithin } from "./data/x-range.ts";
export { isFigure } from "./figures/figure.ts";
export { readCssColor } from "./format/color/check-color.ts";
export type { ColorNode } from "./format/color/color-syntax.ts";
export { hexColor, resolveColor } from "./format/color/resolve-color.ts";
export { WIDE_SPACES } from "./format/color/wide-spaces.ts";
export { escapeXml } from "./format/text/escape.ts";
export { ageLabel, roughDuration } from "./format/time/age-label.ts";
export { isTimeZone } from "./format/time/time-zone.ts";
export {
  EXPECTED_TIME,
  epochMs,
  FEWEST_SECONDS,
  JSON_TIME,
  type TimeInput,
} from "./format/time/time-input.ts";
export type { ChartOptions, ChartWindow } from "./options/options.ts";
export type { Annotation } from "./options/reference-options.ts";
export type { SeriesOptions } from "./options/series-options.ts";
export type { Row, Value } from "./options/point.ts";
export { resolveSettings, resolveWindow, type Settings, type XRange } from "./options/settings.ts";
export { resolveMarkSettings } from "./options/mark-settings.ts";
export { checkOwnAxes } from "./options/own-axes.ts";
export { CHART_TYPES, type MarkKind, type XKind } from "./options/choices.ts";
export { THEME_NAMES, type ThemeName } from "./options/theme.ts";
export {
  BOOLEAN,
  type Check,
  isRecord,
  numberBetween,
  oneOf,
} from "./options/validate/primitives.ts";
export { optionError } from "./options/validate/option-error.ts";
export { CHART_OPTIONS } from "./options/validate/schema.ts";
export { chooseTimeStep } from "./scales/time-ticks.ts";
export { checkOptions } from "./options/validate/validate.ts";
