import { epochMs, type TimeInput } from "../chart/inner-face.ts";
import { MAX_LINKS_LENGTH } from "../limits.ts";
import { queryError } from "./query-error.ts";
import { writeDuration } from "./view-window.ts";

/** What the links of a legend keep, besides the hidden series of their chart. */
export interface LinkedView {
  theme?: string;
  /** In ms. */
  window?: number;
  xAxis?: string;
  from?: TimeInput;
  to?: TimeInput;
  at?: TimeInput;
}

/**
 * Reads the parameter `legendLinks`: 1, 0, or the further query that the page's links keep, such as
 * `chart=a&chart=b`.
 *
 * @param known the parameters that such a query may have.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function readLegendLinks(text: string, known: readonly string[]): boolean | string {
  if (text === "1" || text === "true") return true;
  if (text === "0" || text === "false") return false;
  const kept = new URLSearchParams(text.slice(0, MAX_LINKS_LENGTH));
  const isKnown = kept.size > 0 && [...kept.keys()].every((name) => known.includes(name));
  if (isKnown && text.length <= MAX_LINKS_LENGTH) return kept.toString();
  const query = `a query of at most ${MAX_LINKS_LENGTH} characters with ${known.join(", ")}`;
  throw queryError("legendLinks", `1, 0 or ${query}`, text);
}

/**
 * The query that all links of a legend begin with: the view in one order, however it was asked for, then what
 * the page adds.
 *
 * @param hidden names that are hidden in other charts of the page.
 * @param further what the page adds, as a query.
 */
export function writeLinks(
  { theme, window, xAxis, from, to, at }: LinkedView,
  hidden: readonly string[],
  further: string,
): string {
  const query = new URLSearchParams();
  if (theme !== undefined) query.set("theme", theme);
  if (window !== undefined) query.set("window", writeDuration(window));
  if (xAxis !== undefined) query.set("xAxis", xAxis);
  if (from !== undefined) query.set("from", String(epochMs(from)));
  if (to !== undefined) query.set("to", String(epochMs(to)));
  if (at !== undefined) query.set("at", String(epochMs(at)));
  for (const name of hidden) query.append("hide", name);
  return [query.toString(), further].filter((part) => part !== "").join("&");
}
