// Bounds of what comes from outside. Each keeps one sender from costing all others memory or time.

/** Series of a chart, in one row, or columns of a table: more than anybody can tell apart. */
export const MAX_SERIES = 256;

/** UTF-16 units of a name of a chart or a series. Names are keys, and stand in every frame. */
export const MAX_NAME_LENGTH = 200;

/** UTF-16 units of any other text of a chart: a title, a label, a category. */
export const MAX_TEXT_LENGTH = 1000;

/** UTF-16 units of a unit: it stands behind each tick label. */
export const MAX_UNIT_LENGTH = 40;

/** UTF-16 units of a BCP 47 tag; real ones have at most some 35. */
export const MAX_LOCALE_LENGTH = 100;

/** Milliseconds from 1970 to the first and last moment that a `Date` can hold (ECMA-262, 21.4.1.1). */
export const MAX_TIME = 8.64e15;

/** Points of a series that a program adds itself: 800 MB of columns. */
export const MAX_POINTS = 50_000_000;

/** Points of a chart described in JSON, in all of its series. */
export const MAX_SPEC_POINTS = 1_000_000;

/** UTF-16 units of a chart described in JSON: room for that many points. */
export const MAX_SPEC_LENGTH = 64 * 1024 * 1024;

/** Names on a band axis; each is measured and kept. */
export const MAX_CATEGORIES = 10_000;

/** Items of a list among the options: thresholds, bands, annotations, hidden series. */
export const MAX_LIST_LENGTH = 1000;

/** Colours of a theme: one for each series. */
export const MAX_COLORS = 256;
