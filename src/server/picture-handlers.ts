import { escapeXml } from "../chart/inner-face.ts";
import { slicesFor } from "../live/slices.ts";
import type { ViewOptions } from "../live/view.ts";
import { readViewOptions } from "../live/view-query.ts";
import { onePart } from "../work.ts";
import { loadViews, readStill } from "./draw-charts.ts";
import type { RouteContext } from "./handlers.ts";
import { type FullResponse, NOSNIFF_HEADERS } from "./http.ts";
import { pictureLinksOf } from "./page-links.ts";

const input = slicesFor("input");

/** The chart as it is now, or as the query says. */
export async function handleSvg(context: RouteContext): Promise<FullResponse> {
  const { svg, drawnAt } = await draw(context);
  const headers = {
    // What `at` draws again.
    "plotcast-at": new Date(drawnAt).toISOString(),
    "content-type": "image/svg+xml; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...NOSNIFF_HEADERS,
  };
  return { status: 200, headers, body: svg };
}

/** Theme "auto" is light, as a picture cannot follow its reader. */
export async function handlePng(context: RouteContext): Promise<FullResponse> {
  const { request, pictures, lines, timer, unread } = context;
  const asker = { address: request.address ?? "", signal: request.signal() };
  const { svg } = await lines.enter(request, () => {
    timer.check();
    unread.check(request.address);
    pictures.checkRoom(asker.address);
    return draw(context);
  });
  const body = await pictures.draw(svg, asker);
  const headers = { "content-type": "image/png", "cache-control": "no-store", ...NOSNIFF_HEADERS };
  return { status: 200, headers, body };
}

/** In turn: many may ask at once, each for a size of its own. */
async function draw(context: RouteContext): Promise<{ svg: string; drawnAt: number }> {
  const { hub, past, request, name, timer } = context;
  const query = request.url.searchParams;
  const view: ViewOptions = { ...readViewOptions(query), glide: false };
  if (view.legendLinks === true) view.legendLinks = pictureLinksOf(query);
  const still = await readStill(context, name, view, timer.onWork);
  if (still !== undefined) return { svg: await still.draw(timer.onWork), drawnAt: past.now() };
  const loading = loadViews(context, [name], view, timer.onWork);
  if (loading !== undefined) await loading;
  const drawNow = () => ({ svg: hub.draw(name, view), drawnAt: past.now() });
  return input.begin(onePart(() => timer.call(drawNow)));
}

/** The chart's values, without a style of their own. */
export async function handleTable(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, timer } = context;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    ...NOSNIFF_HEADERS,
  };
  const title = escapeXml(hub.title(hub.chartOf(name) ?? name));
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>`;
  const view = readViewOptions(request.url.searchParams);
  const still = await readStill(context, name, view, timer.onWork);
  await loadViews(context, [name], view, timer.onWork);
  const { onWork } = timer;
  const table =
    still === undefined ? await hub.tableInSlices(name, view, onWork) : await still.table(onWork);
  return { status: 200, headers, body: `${head}${table}\n` };
}
