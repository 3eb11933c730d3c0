import type { ChartWindow, ThemeName, TimeInput, XKind } from "../chart/inner-face.ts";
import { describeValue } from "../error.ts";
import { queryError } from "./query-error.ts";
import { readTime, type RangeDefaults, resolveRange, type TimeRange } from "./time-range.ts";
import { writeLinks } from "./view-links.ts";
import { roundWindow, type WindowDefaults } from "./view-window.ts";

/** How a viewer looks at a chart: theme, size, hidden series, the kind of its x axis. */
export interface ViewOptions {
  theme?: ThemeName;
  /** Names of series that are not drawn. */
  hidden?: string[];
  /** In pixels. */
  width?: number;
  height?: number;
  /** `"ordinal"` spaces the points evenly. */
  xAxis?: XKind;
  /**
   * Milliseconds to show, up to the newest point, of the four windows that a chart keeps. Rounded up to one of a
   * few steps, so that viewers share what is drawn; a longer one is the longest there is.
   */
  window?: number;
  /**
   * Entries of the legend are links that hide their series or show it again, with all that this view says
   * in their query. A text is a further query that they keep, such as `"chart=cpu"`.
   */
  legendLinks?: boolean | string;
  /** `false` for a picture, in which nothing moves. */
  glide?: false;
  /**
   * Of a picture: where its time axis begins and ends, as a `Date`, in epoch ms or as ISO 8601. It shows
   * what the chart keeps of that time, with values fitted to it; figures the last values of it. Without
   * `to` until the newest point, without `from` one window long. Rounded outwards, to steps of about a
   * hundredth of the range.
   */
  from?: TimeInput;
  to?: TimeInput;
  /**
   * Of a picture: the moment at which it shows the chart as it was, in the forms of `from`. What came later
   * with an earlier time is in it, too.
   */
  at?: TimeInput;
}

/** View options as they are drawn: with times as a range, and a window as a chart has it. */
export interface DrawnViewOptions extends Omit<ViewOptions, "from" | "to" | "window" | "at"> {
  window?: ChartWindow;
  /** In epoch ms. */
  at?: number;
  during?: TimeRange;
}

/** One way of looking at a chart. Viewers with the same view share everything. */
export interface View {
  /** The same for all views that look the same. */
  key: string;
  chart: string;
  options: DrawnViewOptions;
  /** Whether it is the chart as it looks by itself. */
  isDefault: boolean;
  /** Whether it is, but for a legend with links. */
  isPlain: boolean;
  /** Names that are to be hidden and that no series has yet: they make no view of their own. */
  awaited: readonly string[];
}

/** A view with the name of its events: the chart as the viewer asked for it. */
export interface NamedView {
  event: string;
  view: View;
}

/** A view with what stands before each of its frames in a stream. */
export interface WrittenView extends NamedView {
  before: string;
}

/** How a chart looks by itself, and what can be asked of it. */
export interface ViewDefaults
  extends Omit<DrawnViewOptions, "during" | "window">,
    RangeDefaults,
    WindowDefaults {
  /** Its window counts points, so that they can be spaced evenly. */
  countsPoints: boolean;
  /** Whether it may glide along an axis of this kind. */
  canGlide(xAxis: XKind | undefined): boolean;
  hasSeries(name: string): boolean;
}

/**
 * @param defaults how the chart looks by itself: asking for that makes no other view.
 * @throws PlotcastError `OPTION_INVALID` where the chart cannot be looked at that way.
 */
export function createView(chart: string, asked: ViewOptions, defaults: ViewDefaults): View {
  const { from: _from, to: _to, at, window, legendLinks: _links, ...rest } = asked;
  const options: DrawnViewOptions = rest;
  const [hidden, awaited] = splitNames(asked.hidden, defaults);
  const isMeant = hidden.length > 0 || asked.hidden?.includes("") === true;
  if (!isMeant || isSame(hidden, defaults.hidden)) delete options.hidden;
  else options.hidden = hidden;
  if (options.theme === defaults.theme) delete options.theme;
  if (options.width === defaults.width) delete options.width;
  if (options.height === defaults.height) delete options.height;
  if (options.xAxis === defaults.xAxis) delete options.xAxis;
  // A chart that never glides is a picture anyway.
  if (!defaults.canGlide(options.xAxis ?? defaults.xAxis)) delete options.glide;
  if (options.xAxis === "ordinal" && !defaults.countsPoints) {
    const expected = `"time", as the window of chart ${describeValue(chart)} is a duration`;
    throw queryError("xAxis", expected, options.xAxis);
  }
  if (window !== undefined) addWindow(options, window, defaults);
  if (asked.from !== undefined || asked.to !== undefined) addRange(options, asked, defaults);
  if (at !== undefined) addMoment(options, asked, at);
  const isBare = Object.keys(options).length === 0;
  addLinks(options, asked, awaited, defaults);
  const isDefault = isBare && options.legendLinks === undefined;
  const isPlain = isDefault || (isBare && typeof options.legendLinks === "boolean");
  return { key: viewKey(chart, options), chart, options, isDefault, isPlain, awaited };
}

/** @param awaited names that are hidden in other charts of the page, perhaps. */
function addLinks(
  options: DrawnViewOptions,
  asked: ViewOptions,
  awaited: readonly string[],
  defaults: ViewDefaults,
): void {
  const own = defaults.legendLinks ?? false;
  const wanted = asked.legendLinks ?? own;
  const links = wanted === false ? false : fillLinks(wanted, asked, awaited, defaults);
  if (links !== own) options.legendLinks = links;
}

function fillLinks(
  wanted: true | string,
  asked: ViewOptions,
  awaited: readonly string[],
  defaults: ViewDefaults,
): true | string {
  const { window, ...view } = asked;
  const rounded = window === undefined ? view : { window: roundWindow(window, defaults), ...view };
  // An empty name says that no series are hidden but those in the query.
  const marker = defaults.hidden === undefined || defaults.hidden.length === 0 ? [] : [""];
  const further = typeof wanted === "string" ? wanted : "";
  return writeLinks(rounded, [...marker, ...awaited], further) || true;
}

function isSame(one: readonly string[], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}

function addWindow(options: DrawnViewOptions, asked: number, defaults: ViewDefaults): void {
  checkIsTime("window", asked, options, defaults);
  const ms = roundWindow(asked, defaults);
  const { ownWindow } = defaults;
  if (!("ms" in ownWindow && ownWindow.ms === ms)) options.window = { ms };
}

/** Refuses what is about time where points are spaced evenly. */
function checkIsTime(
  name: "window" | "from" | "to",
  asked: unknown,
  options: DrawnViewOptions,
  defaults: ViewDefaults,
): void {
  if ((options.xAxis ?? defaults.xAxis) !== "ordinal") return;
  throw queryError(name, 'none, as xAxis is "ordinal": its points have places, not times', asked);
}

/** A picture of a range is still anyway. */
function addRange(
  options: DrawnViewOptions,
  asked: Pick<ViewOptions, "from" | "to">,
  defaults: ViewDefaults,
): void {
  const name = asked.from === undefined ? "to" : "from";
  checkIsTime(name, asked[name], options, defaults);
  const { window } = options;
  const windowMs = () => (window !== undefined && "ms" in window ? window.ms : defaults.windowMs());
  options.during = resolveRange(asked, { newest: defaults.newest, windowMs });
  delete options.window;
  delete options.glide;
}

/** A picture of a moment is still, too. */
function addMoment(options: DrawnViewOptions, { from, to }: ViewOptions, at: TimeInput): void {
  if (from !== undefined || to !== undefined) {
    throw queryError("at", "none, as there is a from or to: window says how long it shows", at);
  }
  options.at = readTime("at", at);
  options.glide = false;
}

/**
 * Refuses what only pictures and pages show.
 *
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function checkStreamOptions(options: ViewOptions): void {
  for (const name of ["from", "to", "at"] as const) {
    if (options[name] === undefined) continue;
    throw queryError(name, "none: only pictures and pages have from, to and at", options[name]);
  }
}

function viewKey(chart: string, options: DrawnViewOptions): string {
  const {
    theme = "",
    width = "",
    height = "",
    hidden,
    xAxis = "",
    glide = "",
    during,
    window,
    at = "",
  } = options;
  const span = during === undefined ? JSON.stringify(window ?? "") : `${during.from}-${during.to}`;
  const names = hidden === undefined ? "" : JSON.stringify(hidden);
  const links = JSON.stringify(options.legendLinks ?? "");
  // The chart's name stands last, as it may hold any character.
  return `${theme} ${width}x${height} ${xAxis} ${glide} ${span} ${at} ${links} ${names} ${chart}`;
}

/** @returns the names that series have, and the others. An empty one alone hides none. */
function splitNames(
  names: readonly string[] = [],
  { hasSeries }: ViewDefaults,
): [hidden: string[], awaited: string[]] {
  const hidden = names.filter((name) => name !== "" && hasSeries(name));
  const awaited = names.filter((name) => name !== "" && !hasSeries(name));
  return [hidden, awaited];
}
