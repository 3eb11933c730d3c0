import type { Host } from "./host.ts";

/** What a chart is to be drawn from, and how. */
export interface Source {
  /** Of the event stream, without charts and looks. */
  address: string;
  /** The chart, as `/events` takes it: its name and its looks. */
  wanted: string;
  /** The chart's name; empty for the first one of the server. */
  name: string;
  /** How the chart is looked at, as the server's query says it. */
  looks: URLSearchParams;
}

/** Widths are rounded down, so that viewers whose places are about as large share their drawings. */
const WIDTH_STEP = 40;
const MIN_WIDTH = 80;
const MAX_WIDTH = 1600;

/** What of a query concerns one chart; all else, such as a key, stays with the address. */
const OWN = /^(chart|theme|hide|width|height|xAxis|window|legendLinks)$/;

/**
 * Reads what the element asks for: by its attributes, by its `src`, and by its place in the page.
 *
 * @param hidden what the reader hides, where that is not what the page says.
 */
export function readSource(host: Host, hidden: readonly string[] | undefined): Source {
  const url = new URL(host.src, document.baseURI);
  const looks = new URLSearchParams();
  const set = (key: string, value: string | number | false) => value && looks.set(key, `${value}`);
  let name = "";

  const { clientWidth } = host;
  set("width", Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, clientWidth - (clientWidth % WIDTH_STEP))));
  // It may be both, or neither: "light dark", "normal".
  const scheme = getComputedStyle(host).colorScheme.replace(/ ?only ?/, "");
  set("theme", /^[dl]\w+$/.test(scheme) && scheme);
  for (const [key, value] of new URLSearchParams(url.search)) {
    if (!OWN.test(key)) continue;
    url.searchParams.delete(key);
    if (key === "chart") name = value;
    else if (key !== "hide") set(key, value);
    else if (!hidden) looks.append(key, value);
  }
  set("height", host.height);
  set("theme", host.theme);
  set("legendLinks", host.legendLinks && 1);
  for (const one of hidden ?? []) looks.append("hide", one);
  return { address: `${url}`, name, looks, wanted: `${name}?${looks}` };
}
