import {
  closestName,
  nameHint,
  THEME_NAMES,
  type ThemeName,
  type XKind,
} from "../chart/inner-face.ts";
import { MAX_HIDDEN_IN_VIEW, MAX_VIEW_PIXELS, MIN_VIEW_PIXELS } from "../limits.ts";
import { choiceHint, MAX_MISSPELT_LENGTH, queryError } from "./query-error.ts";
import { readQueryTime } from "./time-range.ts";
import type { ViewOptions } from "./view.ts";
import { readLegendLinks } from "./view-links.ts";
import { readDuration } from "./view-window.ts";

/**
 * Reads how a viewer looks at a chart from a query: `theme`, `hide` (repeated), `width`, `height`, `xAxis`,
 * `window`, `from`, `to`, `at` and `legendLinks`. Neither the order nor the case of the theme makes another view.
 * Parameters of other names mean nothing here, unless they look like one of these.
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
  const links = query.get("legendLinks");
  if (links !== null) options.legendLinks = readLegendLinks(links, PARAMETERS);
  const window = query.get("window");
  if (window !== null) options.window = readDuration(window);
  for (const end of ["from", "to", "at"] as const) {
    const time = query.get(end);
    if (time !== null) options[end] = readQueryTime(end, time);
  }
  return options;
}

/** What a query may hold: `chart`, `wall`, `as` and `form` are read elsewhere. */
const PARAMETERS = [
  "theme",
  "hide",
  "width",
  "height",
  "xAxis",
  "legendLinks",
  "window",
  "from",
  "to",
  "at",
  "chart",
  "wall",
  "as",
  "form",
];

function checkNames(query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (PARAMETERS.includes(name) || name.length > MAX_MISSPELT_LENGTH) continue;
    const meant = closestName(name, PARAMETERS);
    if (meant !== undefined) {
      throw queryError(name, `one of ${PARAMETERS.join(", ")}${nameHint(meant)}`, value);
    }
  }
}

function readTheme(theme: string): ThemeName {
  const known = THEME_NAMES.find((name) => name === theme);
  if (known !== undefined) return known;
  const hint = choiceHint(theme, THEME_NAMES);
  throw queryError("theme", `"light", "dark", "auto" or "page"${hint}`, theme);
}

/** The kinds of axis that the same points can have. */
const VIEW_X_KINDS: readonly XKind[] = ["time", "ordinal"];

function readXKind(text: string): XKind {
  const kind = VIEW_X_KINDS.find((one) => one === text.toLowerCase());
  if (kind !== undefined) return kind;
  const hint = choiceHint(text, VIEW_X_KINDS);
  throw queryError("xAxis", `"time" or "ordinal"${hint}`, text);
}

function readPixels(name: string, text: string): number {
  const pixels = Number(text);
  if (/^\d{1,5}$/.test(text) && pixels >= MIN_VIEW_PIXELS && pixels <= MAX_VIEW_PIXELS)
    return pixels;
  throw queryError(name, `whole pixels from ${MIN_VIEW_PIXELS} to ${MAX_VIEW_PIXELS}`, text);
}
