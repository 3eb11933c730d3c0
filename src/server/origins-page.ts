import { escapeXml, roughDuration } from "../chart/inner-face.ts";
import type { SourceReport } from "../sources/source-report.ts";
import { type FullResponse, NOSNIFF_HEADERS } from "./http.ts";
import type { ChartOrigin, OriginsReport } from "./live-parts.ts";
import { PAGE_STYLE } from "./page-style.ts";

/** A page for people: how each source does, and how each chart came to be. */
export function renderOrigins(report: OriginsReport, heading: string): FullResponse {
  const title = `Sources of ${heading}`;
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(title)}</title>
<style>${PAGE_STYLE}${STYLE}</style>
</head>
<body>
<header><h1>${escapeXml(title)}</h1><p><a href="./">Charts</a></p></header>
<main>${keptLine(report)}${sourcesTable(report)}${chartsTable(report)}</main>
</body>
</html>
`;
  return { status: 200, headers: HEADERS, body };
}

const STYLE =
  "main{display:block}table{border-collapse:collapse;margin:0 0 2rem;width:100%}caption{text-align:left;font-weight:600;padding:.5rem 0}" +
  "th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-top:1px solid #8884;overflow-wrap:anywhere}" +
  // On a phone each row is a list of its cells, with their headings.
  "@media(max-width:600px){table,caption,tbody,tr,td{display:block}thead{display:none}tr{border-top:1px solid #8884;padding:.4rem 0}" +
  "td{border:0;padding:.1rem 0}td:empty{display:none}td[data-head]::before{content:attr(data-head) ': ';color:var(--muted)}}";

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  ...NOSNIFF_HEADERS,
};

/** As in "Kept in plotcast.db: 1,234,567 points, 23 MB, since 2026-03-01 12:00". */
function keptLine({ kept }: OriginsReport): string {
  if (kept === undefined) return "";
  const { path, points, bytes, lost, trouble, sinceMs } = kept;
  const since = sinceMs === undefined ? [] : [`since ${minuteText(sinceMs)}`];
  const counts = [`${points.toLocaleString("en-US")} points`, sizeText(bytes), ...since];
  const wrong = [
    ...(lost === 0 ? [] : [`${lost.toLocaleString("en-US")} points lost`]),
    ...(trouble === undefined ? [] : [`trouble: ${trouble}`]),
  ];
  const text = [`Kept in ${path}: ${counts.join(", ")}`, ...wrong].join("; ");
  return `<p>${escapeXml(text)}</p>`;
}

function minuteText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function sizeText(bytes: number): string {
  const [unit, size] = SIZES.find(([, least]) => bytes >= least) ?? ["kB", 1000];
  return `${Number((bytes / size).toPrecision(2)).toLocaleString("en-US")} ${unit}`;
}

const SIZES: readonly (readonly [string, number])[] = [
  ["GB", 1e9],
  ["MB", 1e6],
];

function sourcesTable({ sources }: OriginsReport): string {
  return table(
    "Sources",
    ["Source", "Points", "Refused", "Last", "Trouble"],
    sources.map(sourceRow),
  );
}

function sourceRow(source: SourceReport): string[] {
  const { name, taken, refused, passedOver, reason, problemCount, problems, trouble, lastMs } =
    source;
  const last =
    lastMs === undefined ? "never" : `${roughDuration(Math.max(0, Date.now() - lastMs))} ago`;
  const refusals = refused === 0 ? "0" : `${refused}: ${reason ?? ""}`;
  const information =
    passedOver === 0 ? [] : [`${passedOver} passed over: information, such as a version`];
  const unread = problemCount === 0 ? [] : [`${problemCount} unread: ${problems.join("; ")}`];
  return [
    name,
    String(taken),
    refusals,
    last,
    [trouble ?? "", ...unread, ...information].filter(Boolean).join("; "),
  ];
}

function chartsTable({ charts }: OriginsReport): string {
  return table("Charts", ["Chart", "Title", "How it came to be"], charts.map(chartRow));
}

function chartRow({ name, title, reason }: ChartOrigin): string[] {
  return [name, title, reason];
}

function table(caption: string, heads: readonly string[], rows: readonly string[][]): string {
  const head = heads.map((text) => `<th scope="col">${escapeXml(text)}</th>`).join("");
  const body = rows
    .map((cells) => `<tr>${cells.map((text, i) => cell(heads[i] ?? "", text)).join("")}</tr>`)
    .join("\n");
  const empty = rows.length === 0 ? `<tr><td colspan="${heads.length}">none yet</td></tr>` : body;
  return `<table><caption>${escapeXml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${empty}</tbody></table>`;
}

function cell(head: string, text: string): string {
  return `<td data-head="${escapeXml(head)}">${escapeXml(text)}</td>`;
}
