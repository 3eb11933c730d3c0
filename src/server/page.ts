import { escapeXml } from "../chart/inner-face.ts";
import type { Hub } from "../live/hub.ts";
import type { Past } from "../live/past.ts";
import { slicesFor } from "../live/slices.ts";
import { concatBytes } from "../sse/bytes.ts";
// oxlint-disable-next-line import/default -- the build makes a text of it
import PAGE_SCRIPT, { hash } from "../client/page.ts?script";
import type { ViewOptions } from "../live/view.ts";
import type { Work } from "../work.ts";
import { type FullResponse, NOSNIFF_HEADERS } from "./http.ts";
import { drawThoseThatCan, isStill, readTimes } from "./draw-charts.ts";
import { legendLinksOf, pageLinks, stillText } from "./page-links.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { OriginsReport } from "./live-parts.ts";
import type { RouteSettings } from "./route-options.ts";

/** What a page shows. */
export interface PageContent {
  /** Of charts. */
  names: string[];
  /** All charts there are, those to come too. */
  isWhole: boolean;
  /** What leads to other charts, as HTML. */
  finder: string;
  view: ViewOptions;
  /** What the view was read from, with all else. */
  query: URLSearchParams;
  /** The path that the charts are mounted at, as far as the server knows. */
  base: string;
  /** Where they are mounted, seen from the page, with a slash at its end. */
  mount: string;
  /** Where the picture of a chart is, seen from the page, with `{name}` for the chart's name. */
  pictures: string;
  /** Where the page is that is live without a script, seen from this one. */
  livePage: string;
  /** What a program says of its sources; undefined where there is none. */
  origins: OriginsReport | undefined;
  /** The page's whole address, without a slash at its end, such as `http://localhost:1345`. */
  address: string;
  /** Gets how long drawing takes, in ms, part by part. */
  onWork: (ms: number) => void;
  /** Gets what the drawing of one chart among others throws. */
  onError: (error: unknown) => void;
  past: Past;
}

/** The page that shows charts of a hub: complete without a script, live with one. */
export async function renderPage(
  hub: Hub,
  {
    names,
    isWhole,
    finder,
    origins,
    view,
    query,
    base,
    mount,
    address,
    pictures,
    livePage,
    onWork,
    onError,
    past,
  }: PageContent,
  settings: RouteSettings,
): Promise<FullResponse> {
  const { title, routes } = settings;
  const height = names.length === 1 ? 420 : 260;
  const picture = routes.pictures ? pictures : undefined;
  const links = pageLinks(query, view, await readTimes({ hub, past }, names));
  const look = { height, legendLinks: legendLinksOf(query), ...view };
  const svgs = await drawThoseThatCan({ hub, past }, names, look, { onWork, onError });
  const source = isStill(view) ? undefined : chartSource(mount, query, view.height ?? height);
  const places = { source, picture, isOnWall: query.has("wall") };
  const figures = await slicesFor("input").begin(encodeFigures(names, svgs, places));
  const state = isStill(view) ? stillText(view) : "snapshot";
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
<header><h1>${escapeXml(title)}</h1><p id="state" role="status">${escapeXml(state)}</p></header>
${finder}${links}${
  isStill(view)
    ? ""
    : `<noscript><p class="empty"><a href="${escapeXml(livePage)}">Live without a script</a></p></noscript>
`
}<main${mainAttributes(isWhole, view, places)}>
`;
  const foot = `
</main>
<footer><p>Drawn on the server, sent as they change. In a page of your own:</p>
<pre>${snippet(names, base).map(escapeXml).join("\n")}</pre>${
    origins === undefined ? "" : `<p><a href="${mount}sources">Where these charts come from</a></p>`
  }</footer>
${
  isStill(view)
    ? ""
    : `<script>${PAGE_SCRIPT}</script>
`
}</body>
</html>
`;
  const empty = finder === "" ? emptyPage(address, settings, origins) : NOTHING_FOUND;
  const shown = figures.length === 0 ? [encode(empty)] : figures;
  const body = concatBytes([encode(head), ...shown, encode(foot)]);
  return { status: 200, headers: HEADERS, body };
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);

/** A page of many charts is megabytes, so others have their turn while it becomes bytes. */
function* encodeFigures(
  names: readonly string[],
  svgs: readonly string[],
  places: Places,
): Work<Uint8Array[]> {
  const figures: Uint8Array[] = [];
  for (const [i, name] of names.entries()) {
    figures.push(encode(`${i === 0 ? "" : "\n"}${figure(name, svgs[i]!, places)}`));
    yield;
  }
  return figures;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 11l4-5 3 3 6-7" fill="none" stroke="#2563eb" stroke-width="2.5"/></svg>';

const NOTHING_FOUND =
  '<p class="empty">No chart has that in its name or title. <a href="?">All charts</a></p>';

/** Why there is no chart, and what to do. */
function emptyPage(
  address: string,
  { addCharts, routes, token }: RouteSettings,
  origins: OriginsReport | undefined,
): string {
  if (!addCharts || !routes.push) {
    return (
      '<p class="empty">No charts yet: this server has none. Name them in ' +
      "<code>createLive({ charts: { room: {} } })</code>, add one with " +
      '<code>live.addChart("room")</code>, or let pushes add them: <code>addCharts: true, routes: { push: true }</code></p>'
    );
  }
  const bearer = token === undefined ? "" : " -H 'Authorization: Bearer TOKEN'";
  const push = `curl${bearer} -d '{"Room": 21.4}' ${address}/api/push/NAME`;
  if (origins !== undefined) return emptyStation(push, origins);
  return (
    '<p class="empty">No charts yet: nothing has been pushed, and no numbers have come in on standard ' +
    `input. Push some: <code>${escapeXml(push)}</code>, or pipe them: <code>vmstat 1 | plotcast</code></p>`
  );
}

/** What each source of a program does, and what can be sent to it. */
function emptyStation(push: string, { sources }: OriginsReport): string {
  const states = sources.map(
    ({ name, trouble }) => `<li>${escapeXml(`${name}: ${trouble ?? "nothing has come yet"}`)}</li>`,
  );
  const list = states.length === 0 ? "" : `<ul class="empty">${states.join("")}</ul>`;
  return (
    `<p class="empty">No charts yet. Whatever comes makes one; for a start: <code>${escapeXml(push)}</code>. ` +
    "Telegraf and Influx clients write to <code>/api/v2/write</code>, Prometheus to <code>/api/v1/write</code>, " +
    `OpenTelemetry to <code>/v1/metrics</code>.</p>${list}`
  );
}

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${hash}; script-src-elem 'self' ${hash}; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'`,
  ...NOSNIFF_HEADERS,
};

/** Where charts and their pictures are, seen from the page, with `{name}` for the chart's name. */
interface Places {
  /** Undefined for a page that stands still. */
  source: string | undefined;
  /** Undefined where no pictures are served. */
  picture: string | undefined;
  /** Whether it goes on while nobody looks. */
  isOnWall: boolean;
}

/** What a chart of the page is drawn from: as the page's query says, with links in its legend. */
function chartSource(mount: string, query: URLSearchParams, height: number): string {
  const asked = new URLSearchParams(query);
  for (const name of ["chart", "wall", "legendLinks"]) asked.delete(name);
  asked.set("height", String(height));
  const links = legendLinksOf(query);
  if (links !== false) asked.set("legendLinks", links === true ? "1" : links);
  return `${mount}events?chart={name}&${asked.toString()}`;
}

/** A page of some charts ignores new ones; where its query says a width, it does not say another. */
function mainAttributes(
  isWhole: boolean,
  { width }: ViewOptions,
  { source, picture, isOnWall }: Places,
): string {
  const texts = Object.entries({ source, picture }).map(([name, text]) =>
    text === undefined ? "" : ` data-${name}="${escapeXml(text)}"`,
  );
  const switches = Object.entries({ whole: isWhole, sized: width !== undefined, wall: isOnWall });
  return texts.join("") + switches.map(([name, is]) => (is ? ` data-${name}` : "")).join("");
}

function figure(name: string, svg: string, { source, picture, isOnWall }: Places): string {
  const at = (place: string) => escapeXml(place.replace("{name}", () => encodeURIComponent(name)));
  const link = picture === undefined ? "" : `<a href="${at(picture)}">SVG</a>`;
  const always = isOnWall ? " always" : "";
  const chart =
    source === undefined
      ? `<div class="chart">${svg}</div>`
      : `<live-chart class="chart" src="${at(source)}"${always}>${svg}</live-chart>`;
  return `<figure data-chart="${escapeXml(name)}">${chart}<figcaption><span></span>${link}</figcaption></figure>`;
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
