import type { ThemeName } from "../chart/options/theme.ts";
import { PlotcastError, shown } from "../error.ts";

/** How a chart is looked at: what a viewer may choose. */
export interface Look {
  theme?: ThemeName;
  /** Series that are not drawn. */
  hidden?: string[];
  /** In pixels. */
  width?: number;
  height?: number;
}

/** One way of looking at a chart. Viewers with the same view share everything. */
export interface View {
  /** The same for all views that look the same. */
  key: string;
  chart: string;
  look: Look;
}

const MOST_HIDDEN = 64;
const SMALLEST = 64;
const LARGEST = 4000;

/**
 * Reads from a query how charts are to be looked at: `theme`, `hide` (repeated), `width` and
 * `height` in pixels. Order and case make no other view.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the parameter.
 */
export function lookOf(query: URLSearchParams): Look {
  const look: Look = {};
  const theme = query.get("theme");
  if (theme !== null) look.theme = checkedTheme(theme.toLowerCase());
  const hidden = [...new Set(query.getAll("hide"))].sort();
  if (hidden.length > MOST_HIDDEN)
    throw invalid("hide", `at most ${MOST_HIDDEN} names`, hidden.length);
  if (hidden.length > 0) look.hidden = hidden;
  const width = query.get("width");
  if (width !== null) look.width = checkedPixels("width", width);
  const height = query.get("height");
  if (height !== null) look.height = checkedPixels("height", height);
  return look;
}

/**
 * The view of a chart under a look.
 *
 * @param own how the chart looks by itself: to ask for that makes no other view.
 */
export function viewOf(chart: string, asked: Look, own: Look): View {
  const look = { ...asked };
  if (look.theme === own.theme) delete look.theme;
  if (look.width === own.width) delete look.width;
  if (look.height === own.height) delete look.height;
  const { theme = "", width = "", height = "", hidden } = look;
  // The chart's name stands last, as it may hold any character.
  const names = hidden === undefined ? "" : JSON.stringify(hidden);
  return { key: `${theme} ${width}x${height} ${names} ${chart}`, chart, look };
}

function checkedTheme(theme: string): "light" | "dark" | "auto" {
  if (theme === "light" || theme === "dark" || theme === "auto") return theme;
  throw invalid("theme", '"light", "dark" or "auto"', theme);
}

function checkedPixels(name: string, text: string): number {
  const pixels = Number(text);
  if (/^\d{1,5}$/.test(text) && pixels >= SMALLEST && pixels <= LARGEST) return pixels;
  throw invalid(name, `whole pixels from ${SMALLEST} to ${LARGEST}`, text);
}

function invalid(name: string, expected: string, got: unknown): PlotcastError {
  return new PlotcastError(
    "OPTION_INVALID",
    `query ${name}: expected ${expected}, got ${shown(got)}`,
  );
}
