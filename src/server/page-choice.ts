import { escapeXml } from "../chart/inner-face.ts";
import { MAX_FIND_LENGTH, MAX_PAGE_CHARTS } from "../limits.ts";

/** Which charts one page shows, of very many. */
export interface PageChoice {
  names: string[];
  /** How many there are that fit what is looked for. */
  total: number;
  /** From 1. */
  page: number;
  pages: number;
  /** A part of names and titles; empty where nothing is looked for. */
  find: string;
}

/** The charts of a hub, by what a page needs of them. */
export interface KnownCharts {
  names(): string[];
  title(name: string): string;
}

/** What a page's query asks for: `find=disk`, `page=2`. A page that there is not is the last one. */
export function choosePage(charts: KnownCharts, query: URLSearchParams): PageChoice {
  const find = (query.get("find") ?? "").trim().slice(0, MAX_FIND_LENGTH);
  const wanted = find.toLowerCase();
  const fits = (text: string) => text.toLowerCase().includes(wanted);
  const all = charts.names();
  const found = wanted === "" ? all : all.filter((name) => fits(name) || fits(charts.title(name)));
  const pages = Math.max(1, Math.ceil(found.length / MAX_PAGE_CHARTS));
  const asked = Math.trunc(Number(query.get("page") ?? 1)) || 1;
  const page = Math.min(pages, Math.max(1, asked));
  const names = found.slice((page - 1) * MAX_PAGE_CHARTS, page * MAX_PAGE_CHARTS);
  return { names, total: found.length, page, pages, find };
}

/** A field to look for charts, and links to the other pages; nothing where one page has all. */
export function pageFinder(
  { total, page, pages, find }: PageChoice,
  query: URLSearchParams,
): string {
  if (pages === 1 && find === "") return "";
  const others = [...query].filter(([name]) => name !== "find" && name !== "page");
  const kept = others.map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  );
  const label = total === 1 ? "1 chart" : `${total.toLocaleString("en")} charts`;
  const links = Array.from({ length: pages }, (_, i) => pageLink(i + 1, page, query));
  return (
    `<form class="find" role="search">${kept.join("")}<label>Find <input type="search" name="find" value="${escapeXml(find)}"></label> ` +
    `<span>${label}</span></form>${pages === 1 ? "" : `<nav aria-label="Pages"><span>${links.join("")}</span></nav>`}\n`
  );
}

function pageLink(to: number, page: number, query: URLSearchParams): string {
  const asked = new URLSearchParams(query);
  asked.set("page", String(to));
  const current = to === page ? ' aria-current="page"' : "";
  return `<a href="?${escapeXml(asked.toString())}"${current}>${to}</a>`;
}
