import type { NumberFormat } from "./number-label.ts";
import type { Theme, ThemeName } from "./theme.ts";
import type { TimeFormat } from "./time-label.ts";

/**
 * How much stands around the lines: `"sparkline"` nothing, `"static"` title, axes and legend,
 * `"interactive"` also tooltips and an entry animation, `"live"` tooltips, and frames that change
 * little from one to the next.
 */
export type Variant = "sparkline" | "static" | "interactive" | "live";

/** How a line runs between its points. `"monotone"` never overshoots; `"step"` holds each value. */
export type Curve = "linear" | "monotone" | "catmullRom" | "step";

/** The span of points that a live chart shows: the newest so many, or those of the last so many ms. */
export type ChartWindow = { points: number } | { ms: number };

/** Room around the plot, in pixels; sides that are left out follow from the labels. */
export type Margin = number | { top?: number; right?: number; bottom?: number; left?: number };

/** What a line chart can be told. Everything has a default. */
export interface LineChartOptions {
  /** Above the plot, and the chart's name for screen readers. */
  title?: string;
  /** Below the x axis. */
  xTitle?: string;
  /** Above the y axis. */
  yTitle?: string;
  /** In pixels, 16 to 10,000. Default 800; a sparkline 160. */
  width?: number;
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
  /** The values at a moment, shown while the pointer is over it. Default: interactive and live. */
  tooltips?: boolean;
  /** The lines draw themselves once. Default: interactive. Never under `prefers-reduced-motion`. */
  animate?: boolean;
  /** Short for `curve: "monotone"`. */
  smooth?: boolean;
  /** Default `"linear"`. */
  curve?: Curve;
  /** Default: `"time"` for points with a time, else `"linear"`; `"ordinal"` spaces points evenly. */
  xAxis?: "time" | "linear" | "ordinal";
  /** The IANA zone in which days begin and times are written. Default `"UTC"`. */
  timeZone?: string;
  /** Times on the axis and in tooltips. Default: as the ticks need. */
  timeFormat?: TimeFormat;
  /** Numbers on a linear x axis. Default: as the ticks need. */
  xFormat?: NumberFormat;
  /** Numbers on the y axis and in tooltips. Default: as the ticks need. */
  yFormat?: NumberFormat;
  /** Fixed bounds of the y axis; `null` leaves a bound to the data. */
  yDomain?: [number | null, number | null];
  /** Names of series that are not drawn. They stay in the legend, struck through. */
  hidden?: readonly string[];
  /** Default `"auto"`. */
  theme?: ThemeName | Theme;
  /** What the chart shows, for screen readers. Default: its title and series. */
  description?: string;
  /** A short remark at the top right, such as "input ended". */
  note?: string;
  /** What an empty chart says. Default "No data"; a live one "Waiting for data". */
  empty?: string;
  /** What a live chart shows of its points. Default: all. Earlier points steady the y axis. */
  window?: ChartWindow;
  /** How far apart a live chart's points are expected, in ms. Steadies the x axis. Default 1000. */
  everyMs?: number;
}

/** Options with every default filled in; what the drawing reads. */
export interface Settings {
  title: string;
  xTitle: string;
  yTitle: string;
  width: number;
  height: number;
  margin: { top?: number; right?: number; bottom?: number; left?: number };
  variant: Variant;
  grid: boolean;
  legend: boolean | undefined;
  tooltips: boolean;
  animate: boolean;
  curve: Curve;
  xAxis: "time" | "linear" | "ordinal" | undefined;
  timeZone: string;
  timeFormat: TimeFormat | undefined;
  xFormat: NumberFormat | undefined;
  yFormat: NumberFormat | undefined;
  yDomain: [number | null, number | null];
  hidden: ReadonlySet<string>;
  theme: ThemeName | Theme;
  description: string | undefined;
  note: string;
  empty: string;
  window: ChartWindow | undefined;
  everyMs: number;
}

/**
 * Fills in the defaults of options that were checked. Nothing is shared with them: they may change
 * afterwards, and the chart does not.
 */
export function settingsOf(options: LineChartOptions): Settings {
  const variant = options.variant ?? "static";
  const { margin = {} } = options;
  return {
    title: options.title ?? "",
    xTitle: options.xTitle ?? "",
    yTitle: options.yTitle ?? "",
    width: options.width ?? (variant === "sparkline" ? 160 : 800),
    height: options.height ?? (variant === "sparkline" ? 40 : 400),
    margin:
      typeof margin === "number"
        ? { top: margin, right: margin, bottom: margin, left: margin }
        : { ...margin },
    variant,
    grid: options.grid ?? false,
    legend: options.legend,
    tooltips: options.tooltips ?? (variant === "interactive" || variant === "live"),
    animate: options.animate ?? variant === "interactive",
    curve: options.curve ?? (options.smooth === true ? "monotone" : "linear"),
    xAxis: options.xAxis,
    timeZone: options.timeZone ?? "UTC",
    timeFormat: options.timeFormat,
    xFormat: options.xFormat,
    yFormat: options.yFormat,
    yDomain: options.yDomain === undefined ? [null, null] : [...options.yDomain],
    hidden: new Set(options.hidden),
    theme: copyOf(options.theme ?? "auto"),
    description: options.description,
    note: options.note ?? "",
    empty: options.empty ?? (variant === "live" ? "Waiting for data" : "No data"),
    window: variant === "live" && options.window !== undefined ? { ...options.window } : undefined,
    everyMs: options.everyMs ?? 1000,
  };
}

function copyOf(theme: ThemeName | Theme): ThemeName | Theme {
  return typeof theme === "string" ? theme : { ...theme, series: [...theme.series] };
}
