import { MAX_HIDDEN_IN_VIEW } from "../../limits.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { LegendItem } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";

/** Keeps a page's rules for links from entries: they look as they do without a link. */
export const LINK_RULE = "&& a{color:inherit;text-decoration:none;cursor:pointer}";

/** Whether entries of the legend are links. */
export function hasLinks(legend: readonly LegendItem[], settings: Settings): boolean {
  return legend.some((item) => linkOf(item, settings) !== undefined);
}

/** An entry as a link of the page that hides its series, or shows it again; as it is where it has none. */
export function linkEntry(entry: string, item: LegendItem, settings: Settings): string {
  const link = linkOf(item, settings);
  if (link === undefined) return entry;
  const name = `${item.hidden ? "Show" : "Hide"} ${item.series}`;
  const classes = item.hidden ? "" : ` class="i${item.index}"`;
  return `<a${classes} href="${escapeXml(link)}" aria-label="${escapeXml(name)}">${entry}</a>`;
}

/** The query with the series hidden that are so now, but for this one. */
function linkOf({ series, hidden }: LegendItem, { legendLinks, ...settings }: Settings) {
  if (legendLinks === undefined || series === undefined) return undefined;
  if (!hidden && settings.hidden.size >= MAX_HIDDEN_IN_VIEW) return undefined;
  const names = [...settings.hidden].filter((name) => name !== series);
  if (!hidden) names.push(series);
  const hide = new URLSearchParams();
  for (const name of names.sort()) hide.append("hide", name);
  return `?${[legendLinks, hide.toString()].filter((part) => part !== "").join("&")}`;
}
