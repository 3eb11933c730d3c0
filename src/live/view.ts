import {
  closestName,
  nameHint,
  THEME_NAMES,
  type ThemeName,
  type XKind,
} from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import {
  MAX_HIDDEN_IN_VIEW,
  MAX_VIEW_PIXELS,
  MIN_SIZE,
  MIN_VIEW_PIXELS,
  SIZE_STEPS,
} from "../limits.ts";

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
  /** `false` for a picture, in which nothing moves. */
  glide?: false;
}

/** One way of looking at a chart. Viewers with the same view share everything. */
export interface View {
  /** The same for all views that look the same. */
  key: string;
  chart: string;
  options: ViewOptions;
  /** Whether it is the chart as it looks by itself. */
  isDefault: boolean;
  /** Names that are to be hidden and that no series has yet: they make no view of their own. */
  awaited: readonly string[];
}

/** A view with the name of its events: the chart as the viewer asked for it. */
export interface NamedView {
  event: string;
  view: View;
}

/**
 * Reads `theme`, `hide` (repeated), `width`, `height` and `xAxis` from a query. Neither the order nor the
 * case of the theme makes another view. Parameters of other names mean nothing here, unless they look
 * like one of these.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the parameter.
 */
export function readViewOptions(query: URLSearchParams): ViewOptions {
  checkNames(query);
  const options: ViewOptions = {};
  const theme = query.get("theme");
  if (theme !== null) options.theme = readTheme(theme.toLowerCase());
  const hidden = [...new Set(query.getAll("hide"))].sort();
  if (hidden.length > MAX_HIDDEN_IN_VIEW) {
    throw queryError("hide", `at most ${MAX_HIDDEN_IN_VIEW} names`, hidden.length);
  }
  if (hidden.length > 0) options.hidden = hidden;
  const width = query.get("width");
  if (width !== null) options.width = readPixels("width", width);
  const height = query.get("height");
  if (height !== null) options.height = readPixels("height", height);
  const xAxis = query.get("xAxis");
  if (xAxis !== null) options.xAxis = readXKind(xAxis);
  return options;
}

/** How a chart looks by itself, and what can be asked of it. */
export interface ViewDefaults extends ViewOptions {
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
  const options = { ...asked };
  const [hidden, awaited] = splitNames(asked.hidden, defaults);
  if (hidden === undefined) delete options.hidden;
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
  const isDefault = Object.keys(options).length === 0;
  return { key: viewKey(chart, options), chart, options, isDefault, awaited };
}

function viewKey(chart: string, options: ViewOptions): string {
  const { theme = "", width = "", height = "", hidden, xAxis = "", glide = "" } = options;
  const names = hidden === undefined ? "" : JSON.stringify(hidden);
  // The chart's name stands last, as it may hold any character.
  return `${theme} ${width}x${height} ${xAxis} ${glide} ${names} ${chart}`;
}

/** @returns the names that series have, if there are any, and the others. */
function splitNames(
  names: readonly string[] = [],
  { hasSeries }: ViewDefaults,
): [hidden: string[] | undefined, awaited: string[]] {
  const hidden = names.filter((name) => hasSeries(name));
  const awaited = names.filter((name) => !hasSeries(name));
  return [hidden.length === 0 ? undefined : hidden, awaited];
}

/**
 * Sizes as a stranger's stream has them: in steps, so that viewers share drawings, unless it is the chart's
 * own.
 */
export function roundSizes(
  asked: ViewOptions,
  defaults: Pick<ViewOptions, "width" | "height">,
): ViewOptions {
  const rounded = { ...asked };
  for (const side of ["width", "height"] as const) {
    const pixels = asked[side];
    if (pixels === undefined || pixels === defaults[side]) continue;
    rounded[side] = Math.max(
      MIN_SIZE[side],
      Math.floor(pixels / SIZE_STEPS[side]) * SIZE_STEPS[side],
    );
  }
  return rounded;
}

/** What a query may hold: `chart` and `wall` are read elsewhere. */
const PARAMETERS = ["theme", "hide", "width", "height", "xAxis", "chart", "wall"];

function checkNames(query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (PARAMETERS.includes(name) || name.length > MAX_MISSPELT_LENGTH) continue;
    const meant = closestName(name, PARAMETERS);
    if (meant !== undefined) {
      throw queryError(name, `one of ${PARAMETERS.join(", ")}${nameHint(meant)}`, value);
    }
  }
}

const MAX_MISSPELT_LENGTH = 12;

function readTheme(theme: string): ThemeName {
  const known = THEME_NAMES.find((name) => name === theme);
  if (known !== undefined) return known;
  const hint = nameHint(closestName(theme.slice(0, MAX_MISSPELT_LENGTH), THEME_NAMES));
  throw queryError("theme", `"light", "dark", "auto" or "page"${hint}`, theme);
}

/** The kinds of axis that the same points can have. */
const VIEW_X_KINDS: readonly XKind[] = ["time", "ordinal"];

function readXKind(text: string): XKind {
  const kind = VIEW_X_KINDS.find((one) => one === text.toLowerCase());
  if (kind !== undefined) return kind;
  const hint = nameHint(closestName(text.slice(0, MAX_MISSPELT_LENGTH), VIEW_X_KINDS));
  throw queryError("xAxis", `"time" or "ordinal"${hint}`, text);
}

function readPixels(name: string, text: string): number {
  const pixels = Number(text);
  if (/^\d{1,5}$/.test(text) && pixels >= MIN_VIEW_PIXELS && pixels <= MAX_VIEW_PIXELS)
    return pixels;
  throw queryError(name, `whole pixels from ${MIN_VIEW_PIXELS} to ${MAX_VIEW_PIXELS}`, text);
}

function queryError(name: string, expected: string, got: unknown): PlotcastError {
  const message = `query ${name}: expected ${expected}, got ${describeValue(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}
