/**
 * What the layers above need of `chart/` and users do not see: `live/`, `server/` and `cli/` import
 * `chart/` through this file alone, and `ingest/` takes its types. So the rooms below can change
 * without a look at the layers above, and this list says what those depend on.
 */
export { createRenderer, getMarkType, renderTable } from "./any-chart.ts";
export type { ExtremaIndex } from "./data/decimate/extrema-index.ts";
export { createExtremaIndex, extendIndex, truncateIndex } from "./data/decimate/extrema-index.ts";
export type { Field, Series } from "./data/series.ts";
export { lastWindows, RECENT_WINDOWS } from "./data/window.ts";
export { escapeXml } from "./format/text/escape.ts";
export { ageLabel } from "./format/time/age-label.ts";
export { EXPECTED_TIME, epochMs } from "./format/time/time-input.ts";
export type {
  Annotation,
  ChartOptions,
  ChartWindow,
  MarkKind,
  SeriesOptions,
} from "./options/options.ts";
export type { Row, TimeInput, Value } from "./options/point.ts";
export { resolveSettings, resolveWindow } from "./options/settings.ts";
export { resolveMarkSettings } from "./options/mark-settings.ts";
export type { ThemeName } from "./options/theme.ts";
export { BOOLEAN, type Check, isRecord, numberBetween } from "./options/validate/primitives.ts";
export { checkOptions } from "./options/validate/validate.ts";
