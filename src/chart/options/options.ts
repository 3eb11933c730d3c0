import type { Theme, ThemeName } from "./theme.ts";
import type { TimeFormat } from "../format/time/time-format.ts";
import type { MeasureText } from "../format/text/text-width.ts";
import type { ChartType, Curve, Stacking, Variant, XKind, YScaleKind } from "./choices.ts";
import type { NumberFormat } from "../format/number-format.ts";
import type { Annotation, Band, Threshold } from "./reference-options.ts";
import type { Bollinger, SeriesOptions } from "./series-options.ts";

/** The window of a live chart: its newest `points`, or those of the last `ms`. */
export type ChartWindow = { points: number } | { ms: number };

/** Room around the plot, in pixels; sides that are left out are as wide as the labels need. */
export type Margin = number | { top?: number; right?: number; bottom?: number; left?: number };

/** The options of a chart. All have a default. */
export interface ChartOptions {
  /** Default `"line"`. */
  type?: ChartType;
  /** Above the plot, and the chart's name for screen readers. */
  title?: string;
  /** Below the x axis. */
  xTitle?: string;
  /** Above the y axis. */
  yTitle?: string;
  /** Above the y axis at the right. */
  y2Title?: string;
  /**
   * In pixels, 16 to 10,000; or `"fill"`: as wide as its place in the page, with everything scaled,
   * texts too. The page's own CSS can override either. Default 800; a sparkline 160.
   */
  width?: number | "fill";
  /** In pixels, 16 to 10,000. Default 400; a sparkline 40. */
  height?: number;
  /** Default: what the labels need. */
  margin?: Margin;
  /** Default `"static"`. */
  variant?: Variant;
  /** Grid lines. Default `false`. */
  grid?: boolean;
  /** Names and colours of the series. Default: where there are several. */
  legend?: boolean;
  /**
   * The values at a moment, shown while the pointer is over it. Except in live charts, Tab reaches
   * them, too: 40 at most, evenly spread, the last among them. Default: interactive and live.
   */
  tooltips?: boolean;
  /** The marks draw themselves once. Default: interactive. Never under `prefers-reduced-motion`. */
  animate?: boolean;
  /**
   * A live chart moves steadily, rather than once a cycle. Never under `prefers-reduced-motion`, in
   * print, in pictures. Default: where all marks are lines, areas, ranges or dots over time.
   */
  glide?: boolean;
  /** Short for `curve: "monotone"`. */
  smooth?: boolean;
  /** Default `"linear"`. */
  curve?: Curve;
  /** Areas and bars on top of each other. Default `false`. */
  stack?: Stacking;
  /** Bars from left to right: `yTitle` stands below, `xTitle` above the names. Default `false`. */
  horizontal?: boolean;
  /**
   * Default: `"time"` for points with a time, `"band"` for those with a text as their x, else
   * `"linear"`; `"ordinal"` spaces points evenly.
   */
  xAxis?: XKind;
  /** Default `"linear"`. */
  yScale?: YScaleKind;
  /** Default `"linear"`. */
  y2Scale?: YScaleKind;
  /** The IANA zone in which days begin and times are written. Default `"UTC"`. */
  timeZone?: string;
  /** Names the time zone at the end of an axis with times of day. Default `true`. */
  zoneLabel?: boolean;
  /** How numbers and dates are written: a BCP 47 tag such as `"de-DE"`. Default `"en-US"`. */
  locale?: string;
  /**
   * Times on the axis: a d3-time-format specifier, or a function. A label that would be repeated has a
   * second line with its day, month or year, or is left out. Tooltips and tables use the format too if
   * it writes each point differently, else their own. Default: as the ticks need.
   */
  timeFormat?: TimeFormat;
  /** Numbers on a linear x axis. Default: as the ticks need. */
  xFormat?: NumberFormat;
  /** Numbers on the y axis and, without a `tooltipFormat`, in tooltips. Default: as the ticks need. */
  yFormat?: NumberFormat;
  /** The same for the axis at the right. */
  y2Format?: NumberFormat;
  /** Values in tooltips, descriptions and figures. Default: `yFormat`, or the digits that each needs. */
  tooltipFormat?: NumberFormat;
  /** The same for the axis at the right. */
  y2TooltipFormat?: NumberFormat;
  /**
   * What labels and tooltips of percent stacks and pies show: shares, or the values themselves, with
   * `yUnit`. Default `"share"`.
   */
  values?: "share" | "raw";
  /**
   * The unit of the y axis: `"B"`, `"%"`, `"ratio"`, `"ms"`, `"s"`, `"W"`, a currency such as `"€"` or
   * `"EUR"`, or any short text. Units of measurement take prefixes, all others the words of the locale.
   * Of a histogram it is the unit of the values, which lie along x; y counts them.
   */
  yUnit?: string;
  /** The same for the axis at the right. */
  y2Unit?: string;
  /** Fixed bounds of the y axis; `null` leaves a bound to the data. */
  yDomain?: [number | null, number | null];
  /** The same for the axis at the right. */
  y2Domain?: [number | null, number | null];
  /** The y axis includes zero. Default: for areas and bars. */
  zero?: boolean;
  /** Limits, as lines across the plot. */
  thresholds?: readonly Threshold[];
  /** Ranges of values, as bands across the plot. */
  bands?: readonly Band[];
  /** Events, as lines down the plot. */
  annotations?: readonly Annotation[];
  /** Adds the moving mean of this many points to each series. */
  average?: number;
  /**
   * Adds the exponential moving average of this many points to each series: each point weighs
   * (ema - 1) / (ema + 1) of the next. It begins with the first point; in a live chart, with the
   * first of its last four windows.
   */
  ema?: number;
  /** Adds a moving mean and a band around it to each series. */
  bollinger?: Bollinger;
  /**
   * Makes candles and ranges of raw values (`y`): one for each bin of this length, in ms. The points
   * of a window are bins then.
   */
  binMs?: number;
  /** A line breaks where its points lie further apart than this, in ms (or in units of x). */
  gapMs?: number;
  /** After this time without a new point, data is drawn pale, with its age. In ms. */
  staleMs?: number;
  /**
   * How far ahead of the clock a live point may be, in ms; what is further ahead is refused. Default:
   * the length of the window.
   */
  maxAhead?: number;
  /**
   * The time of drawing, in epoch milliseconds: a window by duration extends to it, and the age of
   * data is counted up to it.
   */
  now?: number;
  /**
   * `"shape"`: series differ in dashes, patterns and shapes, too. Default `"color"`: only those that
   * repeat a colour do, from the ninth on.
   */
  distinguish?: "color" | "shape";
  /** Many points: the extremes of each pixel column, or what Steinarsson's LTTB picks. Default `"m4"`. */
  reduce?: "m4" | "lttb";
  /** How wide a text is, in pixels. Default: an estimate that holds for most fonts. */
  measureText?: MeasureText;
  /** The ends of a gauge. Default: its `yDomain`, and 0 and 100 where that leaves a bound open. */
  range?: [number, number];
  /** The text in the middle of a donut. Default: the total. */
  middle?: string;
  /**
   * Which change of a stat is good, and has that colour. Default `"neither"`. With `"higher"`,
   * thresholds of a stat or a gauge are lower limits.
   */
  better?: "higher" | "lower" | "neither";
  /** Names of series that are not drawn. They stay in the legend, struck through. */
  hidden?: readonly string[];
  /**
   * Entries of the legend are links that hide their series or show it again: to the page's own address
   * with a query such as `?hide=Room&hide=Hall`. A text is a further query that they keep, such as
   * `"theme=dark"`. Default `false`.
   */
  legendLinks?: boolean | string;
  /** How single series are drawn, by name. */
  series?: Readonly<Record<string, SeriesOptions>>;
  /** Default `"auto"`. */
  theme?: ThemeName | Theme;
  /** What the chart shows, for screen readers. Default: its series, their range and last value. */
  description?: string;
  /** A short remark at the top right, such as "input ended". */
  note?: string;
  /**
   * The text of a chart without values. Default "No data"; a live one "Waiting for data"; "All series
   * are hidden" where that is why.
   */
  empty?: string;
  /** What a live chart shows of its points. Default: all. Earlier points steady the y axis. */
  window?: ChartWindow;
  /** The expected time between points of a live chart, in ms. Steadies the x axis. Default 1000. */
  everyMs?: number;
  /** The nonce of the style element, for pages whose Content-Security-Policy asks for one. */
  nonce?: string;
}
