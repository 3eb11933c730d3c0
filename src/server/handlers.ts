import { escapeXml } from "../chart/inner-face.ts";
import type { Hub } from "../live/hub.ts";
import { PlotcastError } from "../error.ts";
import { NAMED_ID } from "../live/frame-events.ts";
import { inTurn } from "../live/in-slices.ts";
import { readViewOptions, type ViewOptions } from "../live/view.ts";
import { contentEncoding, preferredEncoding } from "../sse/accept-encoding.ts";
import type { Bodies } from "./bodies.ts";
import {
  type FullResponse,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  NOSNIFF_HEADERS,
} from "./http.ts";
import { renderPage } from "./page.ts";
import type { Pictures } from "./png.ts";
import type { RouteSettings } from "./route-options.ts";
import type { RequestTimer } from "./time-shares.ts";
import { type StreamNames, streamMessage } from "./stream-message.ts";

/** What a route's handler is given. */
export interface RouteContext {
  hub: Hub;
  request: HttpRequest;
  /** The chart's name in the path; empty where the path has none. */
  name: string;
  settings: RouteSettings;
  pictures: Pictures;
  bodies: Bodies;
  timer: RequestTimer;
}

/** The page of all charts, of those in its query, or of the one in its path. */
export async function handlePage(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, settings, timer } = context;
  const query = request.url.searchParams;
  const isWhole = name === "" && !query.has("chart");
  // The page itself says what size its charts have.
  const asked = name === "" ? readChartNames(hub, query) : [name];
  const names = asked.map((one) => hub.chartOf(one) ?? one);
  const view = readViewOptions(query);
  // The page's own path begins with where the charts are mounted.
  const base = request.askedPath.replace(name === "" ? /\/$/ : /\/c\/[^/]+$/, "");
  const address = `${request.scheme}://${request.host ?? request.url.host}${base}`;
  const pictures = `${picturesFolder(request.askedPath, name)}{name}.svg${pictureQuery(query)}`;
  const shown = [...new Set(names)];
  const content = { names: shown, isWhole, view, base, address, pictures, onWork: timer.onWork };
  return renderPage(hub, content, settings);
}

/** Where a page's pictures are, seen from the page: a proxy may have cut off how its path begins. */
function picturesFolder(path: string, name: string): string {
  if (name !== "") return "./";
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === "" ? "./c/" : `./${last}/c/`;
}

/** Pictures look as the page does. */
function pictureQuery(query: URLSearchParams): string {
  const asked = new URLSearchParams(query);
  asked.delete("chart");
  return asked.size === 0 ? "" : `?${asked.toString()}`;
}

const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream",
  // no-transform: a proxy that compresses would hold frames back to fill its blocks.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  vary: "accept-encoding",
  ...NOSNIFF_HEADERS,
};

/**
 * Streams charts. To an `EventSource` even a refusal is a stream, with a picture that says so: it takes
 * any other answer as final.
 */
export function handleEvents(context: RouteContext): HttpResponse {
  const { hub, request } = context;
  const query = request.url.searchParams;
  const asked = readStreamNames(hub, request);
  const view = readViewOptions(query);
  try {
    context.timer.check();
    if (asked.charts.length === 0) throw new PlotcastError("CHART_UNKNOWN", "no charts yet");
    return startEvents(context, asked, view);
  } catch (error) {
    const isLasting = (request.header("accept") ?? "").includes("text/event-stream");
    const body =
      isLasting && asked.charts.length <= MAX_MESSAGES && request.method === "GET"
        ? streamMessage(hub, error, asked, view)
        : undefined;
    if (body === undefined) throw error;
    return { status: 200, headers: EVENT_STREAM_HEADERS, body };
  }
}

/** The most charts that a refusal draws a picture for. */
const MAX_MESSAGES = 64;

function startEvents(
  { hub, request, settings, timer }: RouteContext,
  { charts, isNamed }: StreamNames,
  view: ViewOptions,
): HttpResponse {
  const isPlain = request.isPlain || !settings.compression;
  const encoding = isPlain ? "identity" : preferredEncoding(request.header("accept-encoding"));
  const { address } = request;
  const wire = { named: isNamed, encoding, address, onWork: timer.onWork };
  hub.admit(charts, view, wire);
  const coding = contentEncoding(encoding);
  const headers =
    coding === undefined
      ? EVENT_STREAM_HEADERS
      : { ...EVENT_STREAM_HEADERS, "content-encoding": coding };
  if (request.method === "HEAD") return { status: 200, headers, body: "" };
  return {
    status: 200,
    headers,
    connect: (connection) => timer.call(() => hub.subscribe(charts, view, wire, connection)),
  };
}

/**
 * The charts of a stream, and whether each event is named after its chart. A viewer of all charts, which
 * was one as its stream began, keeps its events without a name, also where it connects again: only named
 * events have ids of their own kind.
 */
function readStreamNames(hub: Hub, request: HttpRequest): StreamNames {
  const query = request.url.searchParams;
  const charts = readChartNames(hub, query);
  const lastId = request.header("last-event-id");
  if (query.has("chart") || lastId === undefined) return { charts, isNamed: charts.length !== 1 };
  const isNamed = lastId.startsWith(NAMED_ID);
  return { charts: isNamed ? charts : charts.slice(0, 1), isNamed };
}

/** Charts, perhaps with sizes; all by default. A name may itself hold a comma. */
function readChartNames(hub: Hub, query: URLSearchParams): string[] {
  const asked = query
    .getAll("chart")
    .flatMap((names) => (hub.chartOf(names) !== undefined ? [names] : names.split(",")));
  return asked.length === 0 ? hub.names() : [...new Set(asked)];
}

export async function handleSvg(context: RouteContext): Promise<FullResponse> {
  const headers = {
    "content-type": "image/svg+xml; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...NOSNIFF_HEADERS,
  };
  return { status: 200, headers, body: await draw(context) };
}

/** Theme "auto" is light, as a picture cannot follow its reader. */
export async function handlePng(context: RouteContext): Promise<FullResponse> {
  const { request, pictures } = context;
  const asker = { address: request.address ?? "", signal: request.signal() };
  pictures.checkRoom(asker.address);
  const body = await pictures.draw(await draw(context), asker);
  const headers = { "content-type": "image/png", "cache-control": "no-store", ...NOSNIFF_HEADERS };
  return { status: 200, headers, body };
}

/** In turn: many may ask at once, each for a size of its own. */
function draw({ hub, request, name, timer }: RouteContext): Promise<string> {
  const view: ViewOptions = { ...readViewOptions(request.url.searchParams), glide: false };
  return inTurn(() => timer.call(() => hub.draw(name, view)));
}

/** The chart's values, without a style of their own. */
export async function handleTable({
  hub,
  request,
  name,
  timer,
}: RouteContext): Promise<FullResponse> {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    ...NOSNIFF_HEADERS,
  };
  const title = escapeXml(hub.title(hub.chartOf(name) ?? name));
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>`;
  const view = readViewOptions(request.url.searchParams);
  const table = await inTurn(() => timer.call(() => hub.table(name, view)));
  return { status: 200, headers, body: `${head}${table}\n` };
}

export function handleStats({ hub }: RouteContext): FullResponse {
  return jsonResponse(200, hub.stats());
}
