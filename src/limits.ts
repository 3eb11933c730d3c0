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

/** UTF-16 units of the query that a page's legend links keep: it stands in each of them. */
export const MAX_LINKS_LENGTH = 500;

/** Width and height that a viewer may ask for, from here, the least that a chart may have, … */
export const MIN_VIEW_PIXELS = 16;

/** … to here. */
export const MAX_VIEW_PIXELS = 4000;

/** Widths and heights that a viewer names with a chart, as in `cpu@400x260`, are rounded down to these steps … */
export const SIZE_STEPS = { width: 40, height: 20 };

/** … and kept between these bounds, so that viewers share drawings. */
export const MIN_SIZE = { width: 80, height: 60 };
export const MAX_SIZE = { width: 1600, height: 1600 };

/** The stretch of time that a picture may show, in ms: a shorter one is widened, … */
export const MIN_RANGE_MS = 100;

/** … and a longer one, than 100 years, is refused. */
export const MAX_RANGE_MS = 100 * 366 * 86_400_000;

/** Frame sources kept of views that nobody watches; more where there are more charts, … */
export const MAX_IDLE_SOURCES = 16;

/** … namely this many for each. */
export const IDLE_PER_CHART = 2;

/** Bytes of the frames of all of them: with what they were drawn from they take up to six times as much. */
export const MAX_IDLE_BYTES = 16 * 1024 * 1024;

/** Milliseconds of a turn of the event loop for cycles … */
export const SLICE_MS = 4;

/** … and for all that comes in: text, points, requests. Then sockets and timers have their turn. */
export const INPUT_SLICE_MS = 3;

/** Milliseconds from one cycle to the next, from here … */
export const MIN_CYCLE_MS = 16;

/** … to here: a day. */
export const MAX_CYCLE_MS = 86_400_000;

/** UTF-16 units of a line of text input, unless the reader is given another bound. */
export const MAX_LINE_LENGTH = 64 * 1024;

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

/** Bytes of responses that one address was sent and has not read; while there are more, it gets no further ones. … */
export const MAX_UNREAD_BYTES_PER_ADDRESS = 32 * 1024 * 1024;

/** … The same of all together, for those who let some wait; … */
export const MAX_UNREAD_BYTES = 256 * 1024 * 1024;

/** … but for responses as short as this, which are most of all. */
export const UNCOUNTED_UNREAD_BYTES = 64 * 1024;

/** Requests of one address that are answered at a time; further ones wait. */
export const MAX_REQUESTS_AT_ONCE = 4;

/** Requests of one address that may wait. Each keeps its request and response objects in memory. */
export const MAX_WAITING_REQUESTS = 2000;

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

/** Charts of a live page without a script, which has a rule of style for each. */
export const MAX_LIVE_PAGE_CHARTS = 64;

/** How long such a page goes on before it is loaded anew, in ms, and how many frames it holds at most. */
export const LIVE_PAGE_STAY = { maxMs: 60_000, maxFrames: 1000 };

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

/** Series that a reader knows by the text that names them; of others it reads the labels anew, … */
export const MAX_KNOWN_SERIES = 200_000;

/** … and the UTF-16 units of those texts. */
export const MAX_KNOWN_SERIES_LENGTH = 64 * 1024 * 1024;

/** UTF-16 units of what names one series in a body: its measurement with all of its labels. */
export const MAX_SERIES_LENGTH = 8 * 1024;

/** Labels of a series. */
export const MAX_LABELS = 64;

/** Fields that one measurement with its labels may have. */
export const MAX_FIELDS = 1024;

/** So many problems of a body are reported with their place; all are counted. */
export const MAX_TOLD_PROBLEMS = 20;

/** Body of a request to a receiver, as it is sent and as it is unpacked. */
export const MAX_RECEIVED_BYTES = 16 * 1024 * 1024;

/** Bytes of a page that is scraped, as sent and unpacked: a hundred times that of a node exporter. */
export const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** Values of a page that is scraped; further ones are passed over, and counted. */
export const MAX_PAGE_VALUES = 100_000;

/** Series that are known of one source that is asked or listens. */
export const MAX_SOURCE_SERIES = 20_000;

/** Bytes that a command writes in one run. */
export const MAX_OUTPUT_BYTES = 1024 * 1024;

/** Bytes of a message over MQTT. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

/** Values of one message in JSON, and how deep they may lie. */
export const MAX_MESSAGE_VALUES = 256;
export const MAX_MESSAGE_DEPTH = 16;

/** Topics that one source subscribes to. */
export const MAX_TOPICS = 100;

/** Senders of packets whose clocks are known. */
export const MAX_SENDERS = 1000;

/** Measurements of a source that wait for those before them to be kept; further ones are dropped, and counted. */
export const MAX_WAITING_MEASUREMENTS = 100_000;

/** Metrics of StatsD's clients that are summed up; timers become five series each. */
export const MAX_METRICS = 10_000;

/** Different values of their sets that are kept for a second; further ones are not counted. */
export const MAX_SET_VALUES = 100_000;

/** Connections of StatsD's clients over TCP; further ones are closed. */
export const MAX_STATSD_CONNECTIONS = 256;
/** Series of all charts that are made unasked, of what sources send. */
export const MAX_CATALOG_SERIES = 20_000;

/** Things that could not be read, of which a source tells the text: the last ones. */
export const MAX_KEPT_PROBLEMS = 5;

/** Charts whose points are read at a time after a restart. */
export const RESTORED_AT_ONCE = 16;

/** Charts of a program that makes them unasked. */
export const SERVED_CHARTS = 1000;
/** Buckets of a chart of histograms that are remembered, as more of their moments may come. */
export const MAX_HEAT_BUCKETS = 4096;

/** Values in the body of a request to a receiver. */
export const MAX_RECEIVED_VALUES = 1_000_000;

/** Metrics of which a sender's metadata is kept. */
export const MAX_FAMILIES = 20_000;

/** Points, metrics and attributes in one request of OpenTelemetry, each of which is an object first. */
export const MAX_OTLP_PARTS = 200_000;

/** Buckets of a histogram, each of which is a series. */
export const MAX_BUCKETS = 160;

/** A body in JSON that is read in one go: some 30 ms. */
export const MAX_JSON_BYTES = 4 * 1024 * 1024;

/** Charts on one page; of more, there are several pages. */
export const MAX_PAGE_CHARTS = 60;

/** UTF-16 units of a text that charts are looked for by. */
export const MAX_FIND_LENGTH = 100;

/** Points of all series of a chart that are read from a store at once, where many are wanted one after another. */
export const POINTS_PER_READ = 32_768;

/** Points of each series that are read for a picture of the past: two for each pixel of a wide one, … */
export const PICTURE_POINTS = 4000;

/** … and points of all series together of charts that are made of every point, or drawn as they were. */
export const WHOLE_POINTS = 500_000;

/** Points of the past that are put in place, or written, before others have a turn. */
export const POINTS_PER_SLICE = 8192;

/** Windows longer than what is in memory, of all charts: each has points of its own … */
export const MAX_LONG_WINDOWS = 256;

/** … until nobody has looked at it for this long, in ms. */
export const IDLE_WINDOW_MS = 60_000;

/** The longest window of a chart whose points are kept, in ms: ten years. */
export const MAX_KEPT_WINDOW_MS = 3660 * 86_400_000;

/** Tables that are sent at a time, of all visitors, each of which reads from the store. */
export const MAX_DOWNLOADS = 64;

/** Those of them that one address has asked for. */
export const MAX_DOWNLOADS_PER_ADDRESS = 8;

/** How long one that downloads, or has asked for a large response, may read nothing of what was sent, in ms. */
export const DOWNLOAD_STALL_MS = 60_000;
/**
 * Points that the program keeps of a file or a pipe, in all columns: 16 bytes each, and as much again where
 * they are drawn. Of more the newest are kept.
 */
export const MAX_INPUT_POINTS = 10_000_000;

/** Columns of a file or a pipe, times their keys such as hosts; more are counted, not drawn. */
export const MAX_INPUT_SERIES = 4096;

/** Rows of a pipe that wait until it is clear how they come. */
export const MAX_WAITING_ROWS = 2048;

/** Points that somebody may ask the program to show. */
export const MAX_SHOWN_POINTS = 1_000_000;
