import type { ChartOptions, ChartWindow } from "./options.ts";
import type { Annotation, Band, Threshold } from "./reference-options.ts";
import type { Bollinger, SeriesOptions } from "./series-options.ts";
import type { ChartType, Curve, Stacking, Variant, XKind, YScaleKind } from "./choices.ts";
import { type MeasureText, textWidth } from "../format/text/text-width.ts";
import type { Theme, ThemeName } from "./theme.ts";
import type { TimeFormat } from "../format/time/time-format.ts";
import type { NumberFormat } from "../format/number-format.ts";

/** The settings of one y axis. `null` in its domain leaves a bound to the data. */
export interface AxisSettings {
  title: string;
  scale: YScaleKind;
  format: NumberFormat | undefined;
  /** The format of single values. */
  valueFormat: NumberFormat | undefined;
  unit: string;
  /** On an axis of percentages: the unit of the values that these are shares of. */
  rawUnit?: string;
  domain: readonly [number | null, number | null];
}

/** What a picture shows of a live chart, whatever came before and after: a stretch of its time axis. */
export interface XRange {
  from: number;
  to: number;
  /** The expected distance between points. */
  gap: number;
}

/** Options with every default filled in: what layout and drawing read. */
export interface Settings {
  type: ChartType;
  title: string;
  xTitle: string;
  /** In pixels. A chart that fills its place is laid out for this width, then scaled. */
  width: number;
  /** The chart is scaled to the width of its place. */
  fills: boolean;
  height: number;
  margin: { top?: number; right?: number; bottom?: number; left?: number };
  variant: Variant;
  grid: boolean;
  legend: boolean | undefined;
  tooltips: boolean;
  animate: boolean;
  /** "lines": where all marks are lines, areas, ranges or dots over time. */
  glide: "always" | "lines" | "never";
  /** The right edge of the frame before. Default: as if a frame was drawn in each cycle. */
  lastEdge: number | undefined;
  curve: Curve;
  stack: Stacking;
  horizontal: boolean;
  xAxis: XKind | undefined;
  y: AxisSettings;
  y2: AxisSettings;
  timeZone: string;
  zoneLabel: boolean;
  locale: string;
  timeFormat: TimeFormat | undefined;
  xFormat: NumberFormat | undefined;
  /** The unit of numbers on the x axis: of the values of a histogram. */
  xUnit: string;
  /** What labels show of values that have a share. */
  values: "share" | "raw";
  zero: boolean | undefined;
  thresholds: readonly Threshold[];
  bands: readonly Band[];
  annotations: readonly Annotation[];
  average: number | undefined;
  ema: number | undefined;
  bollinger: Bollinger | undefined;
  binMs: number | undefined;
  gapMs: number;
  staleMs: number;
  now: number | undefined;
  /** The age of the data where it is older than `staleMs`, else empty. */
  stale: string;
  distinguish: "color" | "shape";
  reduce: "m4" | "lttb";
  measureText: MeasureText;
  range: readonly [number, number];
  middle: string | undefined;
  better: "higher" | "lower" | "neither";
  hidden: ReadonlySet<string>;
  /** The query that links of the legend keep; undefined where it has none. */
  legendLinks: string | undefined;
  series: Readonly<Record<string, SeriesOptions>>;
  theme: ThemeName | Theme;
  /** The picture's size in pixels. `width` and `height` are smaller if a theme's texts are larger. */
  outer: { width: number; height: number };
  description: string | undefined;
  note: string;
  empty: string | undefined;
  window: ChartWindow | undefined;
  /** A stretch of time instead of a window; points on both sides of it may be there, and are cut off. */
  xRange: XRange | undefined;
  everyMs: number;
  nonce: string | undefined;
}

const NO_BOUNDS: readonly [null, null] = [null, null];
const NO_ITEMS: readonly never[] = [];
const NONE_HIDDEN: ReadonlySet<string> = new Set();
const NO_SERIES = {};
const FULL_GAUGE: readonly [number, number] = [0, 100];

/** Fills in the defaults of checked options. Shares nothing with them, so that they may change. */
export function resolveSettings(options: ChartOptions): Settings {
  const variant = options.variant ?? "static";
  const type = options.type ?? "line";
  const isBare = variant === "sparkline";
  const outer = {
    width: typeof options.width === "number" ? options.width : isBare ? 160 : 800,
    height: options.height ?? (isBare ? 40 : 400),
  };
  const zoom = findZoom(options.theme);
  return {
    type,
    title: options.title ?? "",
    xTitle: options.xTitle ?? "",
    outer,
    width: Math.max(1, Math.round(outer.width / zoom)),
    fills: options.width === "fill",
    height: Math.max(1, Math.round(outer.height / zoom)),
    margin: resolveMargin(options.margin, zoom),
    variant,
    grid: options.grid ?? false,
    legend: options.legend,
    tooltips: options.tooltips ?? (variant === "interactive" || variant === "live"),
    animate: options.animate ?? variant === "interactive",
    glide: resolveGlide(options),
    lastEdge: undefined,
    curve: resolveCurve(options) ?? "linear",
    stack: options.stack ?? false,
    horizontal: options.horizontal ?? false,
    xAxis: options.xAxis,
    y: resolveYAxis(options),
    y2: resolveY2Axis(options),
    timeZone: options.timeZone ?? "UTC",
    zoneLabel: options.zoneLabel ?? true,
    locale: options.locale ?? "en-US",
    timeFormat: options.timeFormat,
    xFormat: options.xFormat,
    xUnit: countsValues(options) ? (options.yUnit ?? "") : "",
    values: options.values ?? "share",
    zero: options.zero,
    thresholds: copyEach(options.thresholds),
    bands: copyEach(options.bands),
    annotations: copyEach(options.annotations),
    average: options.average,
    ema: options.ema,
    bollinger: options.bollinger === undefined ? undefined : { ...options.bollinger },
    binMs: options.binMs,
    gapMs: options.gapMs ?? Number.POSITIVE_INFINITY,
    staleMs: options.staleMs ?? Number.POSITIVE_INFINITY,
    now: options.now,
    stale: "",
    distinguish: options.distinguish ?? "color",
    reduce: options.reduce ?? "m4",
    measureText: options.measureText ?? textWidth,
    range: resolveRange(options),
    middle: options.middle,
    better: options.better ?? "neither",
    hidden: options.hidden === undefined ? NONE_HIDDEN : new Set(options.hidden),
    legendLinks: resolveLinks(options.legendLinks),
    series: options.series === undefined ? NO_SERIES : copySeries(options.series),
    theme: copyTheme(options.theme),
    description: options.description,
    note: options.note ?? "",
    empty: options.empty,
    window: variant === "live" ? resolveWindow(options) : undefined,
    xRange: undefined,
    everyMs: options.binMs ?? options.everyMs ?? 1000,
    nonce: options.nonce,
  };
}

/** The ends of a gauge, which are its y axis bent: the bounds of that do as well. */
function resolveRange({ range, yDomain }: ChartOptions): Settings["range"] {
  if (range !== undefined) return [...range];
  const low = yDomain?.[0] ?? FULL_GAUGE[0];
  const high = yDomain?.[1] ?? FULL_GAUGE[1];
  return [low, high];
}

function resolveLinks(links: ChartOptions["legendLinks"]): string | undefined {
  return typeof links === "string" ? links : links === true ? "" : undefined;
}

function resolveGlide({ glide, variant, binMs }: ChartOptions): Settings["glide"] {
  // Bins do not come once per cycle.
  if (glide === false || variant !== "live" || binMs !== undefined) return "never";
  return glide === true ? "always" : "lines";
}

/** Converts a window of bins to a duration, as a bin holds any number of points. */
export function resolveWindow({ window, binMs }: ChartOptions): ChartWindow | undefined {
  if (window === undefined || binMs === undefined || "ms" in window) return window && { ...window };
  return { ms: window.points * binMs };
}

/** Whether the y axis counts values, which themselves lie along x, as their unit does. */
function countsValues({ type }: ChartOptions): boolean {
  return type === "histogram";
}

function resolveYAxis(options: ChartOptions): AxisSettings {
  return {
    title: options.yTitle ?? "",
    scale: options.yScale ?? "linear",
    format: options.yFormat,
    valueFormat: options.tooltipFormat,
    unit: countsValues(options) ? "" : (options.yUnit ?? ""),
    domain: options.yDomain === undefined ? NO_BOUNDS : [...options.yDomain],
  };
}

function resolveY2Axis(options: ChartOptions): AxisSettings {
  return {
    title: options.y2Title ?? "",
    scale: options.y2Scale ?? "linear",
    format: options.y2Format,
    valueFormat: options.y2TooltipFormat,
    unit: options.y2Unit ?? "",
    domain: options.y2Domain === undefined ? NO_BOUNDS : [...options.y2Domain],
  };
}

/** The curve that `curve` or `smooth` asks for; `undefined` where neither does. */
export function resolveCurve({
  curve,
  smooth,
}: {
  curve?: Curve;
  smooth?: boolean;
}): Curve | undefined {
  return curve ?? (smooth === true ? "monotone" : undefined);
}

function resolveMargin(margin: ChartOptions["margin"] = {}, zoom: number): Settings["margin"] {
  const own =
    typeof margin === "number"
      ? { top: margin, right: margin, bottom: margin, left: margin }
      : { ...margin };
  if (zoom === 1) return own;
  const entries = Object.entries(own).map(([side, pixels]) => [side, Math.round(pixels / zoom)]);
  return Object.fromEntries(entries) as Settings["margin"];
}

function copyEach<T extends object>(items: readonly T[] | undefined): readonly T[] {
  return items === undefined ? NO_ITEMS : items.map((item) => ({ ...item }));
}

function copySeries(series: Readonly<Record<string, SeriesOptions>>) {
  return Object.fromEntries(Object.entries(series).map(([name, own]) => [name, { ...own }]));
}

/** The font size that charts are laid out for, in pixels. */
const BASE_FONT_SIZE = 12;

/**
 * How much larger than usual everything is drawn: a chart with larger texts is laid out for a smaller
 * picture, which is then enlarged.
 */
function findZoom(theme: ThemeName | Theme = "auto"): number {
  return typeof theme === "string" ? 1 : (theme.fontSize ?? BASE_FONT_SIZE) / BASE_FONT_SIZE;
}

function copyTheme(theme: ThemeName | Theme = "auto"): ThemeName | Theme {
  return typeof theme === "string" ? theme : { ...theme, series: [...theme.series] };
}
