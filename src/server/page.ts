import { escapeXml } from "../chart/inner-face.ts";
import type { Hub } from "../live/hub.ts";
import { inSlices, type Steps } from "../live/in-slices.ts";
import { concatBytes } from "../sse/bytes.ts";
import PAGE_SCRIPT, { hash } from "../client/page.ts?script";
import type { ViewOptions } from "../live/view.ts";
import { type FullResponse, NOSNIFF_HEADERS } from "./http.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { RouteSettings } from "./route-options.ts";

/** What a page shows. */
export interface PageContent {
  /** Of charts. */
  names: string[];
  /** All charts there are, those to come too. */
  isWhole: boolean;
  view: ViewOptions;
  /** The path that the charts are mounted at, as far as the server knows. */
  base: string;
  /** Where the picture of a chart is, seen from the page, with `{name}` for the chart's name. */
  pictures: string;
  /** The page's whole address, without a slash at its end, such as `http://localhost:1345`. */
  address: string;
  /** Gets how long drawing takes, in ms, part by part. */
  onWork: (ms: number) => void;
}

/** The page that shows charts of a hub: complete without a script, live with one. */
export async function renderPage(
  hub: Hub,
  { names, isWhole, view, base, address, pictures, onWork }: PageContent,
  settings: RouteSettings,
): Promise<FullResponse> {
  const { title, routes } = settings;
  const height = names.length === 1 ? 420 : 260;
  const picture = routes.pictures ? pictures : undefined;
  const svgs = await hub.drawAll(names, { height, ...view }, onWork);
  const figures = await inSlices(encodeFigures(names, svgs, picture));
  const { theme = "auto" } = view;
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  const head = `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${escapeXml(title)}</h1><p id="state" role="status">snapshot</p></header>
<main data-base="${escapeXml(base)}"${picture === undefined ? "" : ` data-picture="${escapeXml(picture)}"`} data-height="${view.height ?? height}"${mainAttributes(isWhole, view)}>
`;
  const foot = `
</main>
<footer><p>Drawn on the server, sent as they change. In a page of your own:</p>
<pre>${snippet(names, base).map(escapeXml).join("\n")}</pre></footer>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
  const shown = figures.length === 0 ? [encode(emptyPage(address, settings))] : figures;
  const body = concatBytes([encode(head), ...shown, encode(foot)]);
  return { status: 200, headers: HEADERS, body };
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);

/** A page of many charts is megabytes, so others have their turn while it becomes bytes. */
function* encodeFigures(
  names: readonly string[],
  svgs: readonly string[],
  picture: string | undefined,
): Steps<Uint8Array[]> {
  const figures: Uint8Array[] = [];
  for (const [i, name] of names.entries()) {
    figures.push(encode(`${i === 0 ? "" : "\n"}${figure(name, svgs[i]!, picture)}`));
    yield;
  }
  return figures;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 11l4-5 3 3 6-7" fill="none" stroke="#2563eb" stroke-width="2.5"/></svg>';

/** Why there is no chart, and what to do. */
function emptyPage(address: string, { addCharts, routes, token }: RouteSettings): string {
  if (!addCharts || !routes.push) {
    return (
      '<p class="empty">No charts yet: this server has none. Name them in ' +
      "<code>createLive({ charts: { room: {} } })</code>, add one with " +
      '<code>live.addChart("room")</code>, or let pushes add them: <code>addCharts: true, routes: { push: true }</code></p>'
    );
  }
  const bearer = token === undefined ? "" : " -H 'Authorization: Bearer TOKEN'";
  const push = `curl${bearer} -d '{"Room": 21.4}' ${address}/api/push/NAME`;
  return (
    '<p class="empty">No charts yet: nothing has been pushed, and no numbers have come in on standard ' +
    `input. Push some: <code>${escapeXml(push)}</code>, or pipe them: <code>vmstat 1 | plotcast</code></p>`
  );
}

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${hash}; connect-src 'self'; base-uri 'none'; form-action 'none'`,
  ...NOSNIFF_HEADERS,
};

/** A page of some charts ignores new ones; where its query says a width, it does not say another. */
function mainAttributes(isWhole: boolean, { width }: ViewOptions): string {
  return `${isWhole ? " data-whole" : ""}${width === undefined ? "" : " data-sized"}`;
}

function figure(name: string, svg: string, picture: string | undefined): string {
  const address = picture?.replace("{name}", () => encodeURIComponent(name));
  const link = address === undefined ? "" : `<a href="${escapeXml(address)}">SVG</a>`;
  return `<figure data-chart="${escapeXml(name)}"><div class="chart">${svg}</div><figcaption><span></span>${link}</figcaption></figure>`;
}

function snippet(names: string[], base: string): string[] {
  const [first = "sensor"] = names;
  const query = names.length > 1 ? `?chart=${encodeURIComponent(first)}` : "";
  return [
    `const source = new EventSource(${JSON.stringify(`${base}/events${query}`)});`,
    "source.onmessage = (event) => {",
    '  document.getElementById("chart").innerHTML = event.data;',
    "};",
  ];
}
