// Bounds of what comes from outside, or is kept because of it. Each keeps one sender or viewer from
// costing all others memory or time. Ranges of options stand in chart/options/validate/schema.ts and
// live/hub-options.ts.

/** Series of a chart, in one row, or columns of a table: more than anybody can tell apart. */
export const MAX_SERIES = 256;

/** UTF-16 units of a name of a chart or a series. Names are keys, and stand in every frame. */
export const MAX_NAME_LENGTH = 200;

/** UTF-16 units of any other text of a chart: a title, a label, a category. */
export const MAX_TEXT_LENGTH = 1000;

/** UTF-16 units of a colour: room for a mixture of variables with fallbacks. */
export const MAX_COLOR_LENGTH = 300;

/** UTF-16 units of a list of font families, one taken where another is not installed. */
export const MAX_FONT_LENGTH = 300;

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

/**
 * Points of a series that a live chart keeps, unless its window alone has more: 16 bytes each, and 8
 * more for each further value, such as the high and low of a candle.
 */
export const MAX_WINDOW_POINTS = 2_000_000;

/** Points that came late and wait to be sorted in. */
export const MAX_OUT_OF_ORDER = 16_384;

/**
 * How far in the future the time of a pushed point may be, unless `maxAhead` is longer: one further is
 * no clock that is wrong, but microseconds or another mistake of the sender.
 */
export const MAX_AHEAD_MS = 86_400_000;

/** Annotations that a live chart keeps, besides those of its options. */
export const MAX_ADDED_ANNOTATIONS = 100;

/** Series that one view hides. */
export const MAX_HIDDEN_IN_VIEW = 64;

/** Width and height that a viewer may ask for, from here … */
export const MIN_VIEW_PIXELS = 64;

/** … to here. */
export const MAX_VIEW_PIXELS = 4000;

/** Widths and heights that a viewer names with a chart, as in `cpu@400x260`, are rounded down to these steps … */
export const SIZE_STEPS = { width: 40, height: 20 };

/** … and kept between these bounds, so that viewers share drawings. */
export const MIN_SIZE = { width: 80, height: 60 };
export const MAX_SIZE = { width: 1600, height: 1600 };

/** Frame sources kept of views that nobody watches; more where there are more charts, … */
export const MAX_IDLE_SOURCES = 16;

/** … namely this many for each. */
export const IDLE_PER_CHART = 2;

/** Milliseconds for which work that can wait holds the event loop: then sockets and timers have their turn. */
export const SLICE_MS = 6;

/** Milliseconds from one cycle to the next, from here … */
export const MIN_CYCLE_MS = 16;

/** … to here: a day. */
export const MAX_CYCLE_MS = 86_400_000;

/** UTF-16 units of a line of text input, unless the reader is given another bound. */
export const MAX_LINE_LENGTH = 64 * 1024;

/** Milliseconds for which text that comes in is read before others have a turn. */
export const INPUT_SLICE_MS = 5;

/** Values that come in and are checked or put in order in one go: less than a millisecond. */
export const VALUES_PER_STEP = 2048;

/** Rows in one JSON text. */
export const MAX_PUSHED_ROWS = 10_000;

/** Network interfaces that are read. */
export const MAX_INTERFACES = 1000;

/** Body of a request that pushes points. */
export const MAX_PUSH_BYTES = 1024 * 1024;

/** Body of a request that adds an annotation. */
export const MAX_ANNOTATION_BYTES = 16 * 1024;

/** The part of the processor's time that requests from one address may take, … */
export const TIME_SHARE = 0.1;

/** … the milliseconds of it that an address may save up, … */
export const SAVED_TIME_MS = 5000;

/** … and the addresses of which that is known; it is forgotten of the first ones where there are more. */
export const MAX_TIMED_ADDRESSES = 10_000;

/** The part of a cycle that streams besides the default ones may take; beyond it they have turns. */
export const WISHES_SHARE = 0.5;

/** Bodies that are not complete yet, from one address; further ones are refused. */
export const MAX_BODIES_PER_ADDRESS = 64;

/** Their bytes, from one address … */
export const MAX_BODY_BYTES_PER_ADDRESS = 4 * 1024 * 1024;

/** … and from all together; … */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** … but for the first ones of each body, so that few points always get through. */
export const UNCOUNTED_BODY_BYTES = 16 * 1024;

/** How many addresses this machine's own one, or an unknown one, counts for, unless `localShares` says. */
export const LOCAL_SHARES = 10;

/** UTF-16 units of an address in X-Forwarded-For; an IPv6 address has at most 45. */
export const MAX_ADDRESS_LENGTH = 64;

/** UTF-16 units of a host in X-Forwarded-Host: a name has at most 253, a port six with its colon. */
export const MAX_HOST_LENGTH = 260;

/** Pictures that wait to be drawn as PNG; further ones are refused. */
export const MAX_WAITING_PNGS = 32;

/** Those of them that one address has asked for. */
export const MAX_WAITING_PNGS_PER_ADDRESS = 8;

/** PNGs that are kept with the drawings they show, the newest. */
export const MAX_PNG_CACHE_BYTES = 16 * 1024 * 1024;

/** Pixels of a PNG that anybody may ask for: half a second of drawing, on a thread of its own. */
export const MAX_SERVED_PNG_PIXELS = 6_000_000;

/** Pictures of messages that are kept, the newest … */
export const MAX_CACHED_MESSAGES = 256;

/** … and those that one request may have drawn with a title. */
export const MAX_NEW_MESSAGES = 8;

/** How much larger than its chart a PNG may be. */
export const MAX_PNG_SCALE = 8;

/** Characters that are known to have a glyph or not, in one set of fonts. */
export const MAX_KNOWN_GLYPHS = 20_000;

/** Pixels of a PNG that a program draws itself; this many take a quarter of a gigabyte of memory. */
export const MAX_PNG_PIXELS = 64_000_000;

/** Rows of a chart's HTML table; the last one says how many more there are. */
export const MAX_TABLE_ROWS = 1000;
