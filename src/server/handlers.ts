import type { Hub } from "../live/hub.ts";
import type { Past } from "../live/past.ts";
import { PlotcastError } from "../error.ts";
import { readFormat } from "../live/asked-format.ts";
import { NAMED_ID, plainFormat } from "../live/event-format.ts";
import type { ViewOptions } from "../live/view.ts";
import { readViewOptions } from "../live/view-query.ts";
import { contentEncoding, preferredEncoding } from "../sse/accept-encoding.ts";
import type { Bodies } from "./bodies.ts";
import {
  type FullResponse,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  NOSNIFF_HEADERS,
} from "./http.ts";
import { loadViews } from "./draw-charts.ts";
import type { Lines } from "./lines.ts";
import type { LiveParts } from "./live-parts.ts";
import { choosePage, pageFinder } from "./page-choice.ts";
import { renderPage } from "./page.ts";
import type { Pictures } from "./png.ts";
import type { RouteSettings } from "./route-options.ts";
import type { RequestTimer } from "./time-shares.ts";
import type { Unread } from "./unread.ts";
import { type AskedStream, streamMessage } from "./stream-message.ts";

/** What a route's handler is given. */
export interface RouteContext {
  hub: Hub;
  past: Past;
  request: HttpRequest;
  /** The chart's name in the path; empty where the path has none. */
  name: string;
  settings: RouteSettings;
  pictures: Pictures;
  bodies: Bodies;
  timer: RequestTimer;
  lines: Lines;
  unread: Unread;
  /** What the program adds to live charts, where there is one. */
  parts: LiveParts | undefined;
  /** Gets errors that are not plotcast's own, and that are no response. */
  onError: (error: unknown) => void;
}

/** The page of all charts, of those in its query, or of the one in its path. */
export async function handlePage(context: RouteContext): Promise<FullResponse> {
  const { hub, request, name, settings, timer } = context;
  const query = request.url.searchParams;
  const choice = name === "" && !query.has("chart") ? choosePage(hub, query) : undefined;
  const isWhole = choice !== undefined && choice.pages === 1 && choice.find === "";
  const finder = choice === undefined ? "" : pageFinder(choice, query);
  // The page itself says what size its charts have.
  const asked = choice?.names ?? (name === "" ? readChartNames(hub, query) : [name]);
  const names = asked.map((one) => hub.chartOf(one) ?? one);
  const view = readViewOptions(query);
  // The page's own path begins with where the charts are mounted.
  const { askedPath } = request;
  const base =
    name === "" ? askedPath.replace(/\/$/, "") : askedPath.slice(0, askedPath.lastIndexOf("/c/"));
  const address = `${request.scheme}://${request.host ?? request.url.host}${base}`;
  const mount = mountSeenFrom(askedPath, name);
  const pictures = `${mount}c/{name}.svg${pictureQuery(query)}`;
  const shown = [...new Set(names)];
  const live = name === "" ? "" : `c/${encodeURIComponent(name)}.`;
  const livePage = `${mount}${live}live.html${request.url.search}`;
  const content = {
    names: shown,
    isWhole,
    finder,
    origins: context.parts?.origins(),
    view,
    query,
    base,
    mount,
    address,
    pictures,
    livePage,
  };
  const { past, onError } = context;
  return renderPage(hub, { ...content, past, onError, onWork: timer.onWork }, settings);
}

/** Where charts are mounted, seen from a page: a proxy may have cut off how its path begins. */
function mountSeenFrom(path: string, name: string): string {
  if (name !== "") return "../";
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === "" ? "./" : `./${last}/`;
}

/** Pictures look as the page does. */
function pictureQuery(query: URLSearchParams): string {
  const asked = new URLSearchParams(query);
  asked.delete("chart");
  return asked.size === 0 ? "" : `?${asked.toString()}`;
}

/** Of all that does not end. */
export const STREAM_HEADERS = {
  // no-transform: a proxy that compresses would hold frames back to fill its blocks.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  vary: "accept-encoding",
  ...NOSNIFF_HEADERS,
};

const EVENT_STREAM_HEADERS = { "content-type": "text/event-stream", ...STREAM_HEADERS };

/**
 * Streams charts. To an `EventSource` even a refusal is a stream, with a picture that says so: it takes
 * any other answer as final.
 */
export function handleEvents(context: RouteContext): HttpResponse | Promise<HttpResponse> {
  const { hub, request, timer } = context;
  const view = readViewOptions(request.url.searchParams);
  const asked = readStream(hub, request);
  const loading = loadViews(context, asked.charts, view, timer.onWork);
  const begin = () => beginEvents(context, asked, view);
  return loading === undefined ? begin() : loading.then(begin);
}

function beginEvents(
  context: RouteContext,
  asked: AskedStream,
  view: ViewOptions,
): HttpResponse | Promise<HttpResponse> {
  try {
    context.timer.check();
    if (asked.charts.length === 0) throw new PlotcastError("CHART_UNKNOWN", "no charts yet");
    return startStream(context, asked, view, EVENT_STREAM_HEADERS);
  } catch (error) {
    return refuseEvents(context, error, asked, view);
  }
}

/** It rejects with the error where nobody would read a picture, or asking again is no use. */
async function refuseEvents(
  { hub, request, timer, unread }: RouteContext,
  error: unknown,
  asked: AskedStream,
  view: ViewOptions,
): Promise<HttpResponse> {
  unread.check(request.address);
  const isLasting = (request.header("accept") ?? "").includes("text/event-stream");
  const isRead = isLasting && asked.charts.length <= MAX_MESSAGES && request.method === "GET";
  const body = isRead ? await streamMessage(hub, error, asked, view, timer.onWork) : undefined;
  if (body === undefined) throw error;
  return { status: 200, headers: EVENT_STREAM_HEADERS, body };
}

/** The most charts that a refusal draws a picture for. */
const MAX_MESSAGES = 64;

/** Streams charts under these headers. @throws PlotcastError as `Hub.admit` does. */
export function startStream(
  { hub, request, settings, timer }: RouteContext,
  { charts, format }: AskedStream,
  view: ViewOptions,
  plainHeaders: Record<string, string>,
): HttpResponse {
  const isPlain = request.isPlain || !settings.compression;
  const encoding = isPlain ? "identity" : preferredEncoding(request.header("accept-encoding"));
  const { address } = request;
  const wire = { named: format.isNamed, format, encoding, address, onWork: timer.onWork };
  const join = hub.admit(charts, view, wire);
  const coding = contentEncoding(encoding);
  const headers =
    coding === undefined ? plainHeaders : { ...plainHeaders, "content-encoding": coding };
  if (request.method === "HEAD") return { status: 200, headers, body: "" };
  return {
    status: 200,
    headers,
    connect: (connection) => timer.call(() => join(connection)),
  };
}

/**
 * The charts of a stream, and how its events are written. A viewer of all charts, which was one as its
 * stream began, keeps its events without a name, also where it connects again: only events that say which
 * chart they are of have ids of their own kind.
 */
function readStream(hub: Hub, request: HttpRequest): AskedStream {
  const query = request.url.searchParams;
  const charts = readChartNames(hub, query);
  const format = readFormat(query);
  if (format !== undefined) return { charts, format };
  const lastId = request.header("last-event-id");
  if (query.has("chart") || lastId === undefined) {
    return { charts, format: plainFormat(charts.length !== 1) };
  }
  const isNamed = lastId.startsWith(NAMED_ID);
  return { charts: isNamed ? charts : charts.slice(0, 1), format: plainFormat(isNamed) };
}

/** Charts, perhaps with sizes; all by default. A name may itself hold a comma. */
export function readChartNames(hub: Hub, query: URLSearchParams): string[] {
  const asked = query
    .getAll("chart")
    .flatMap((names) => (hub.chartOf(names) !== undefined ? [names] : names.split(",")));
  return asked.length === 0 ? hub.names() : [...new Set(asked)];
}

export function handleStats({ hub }: RouteContext): FullResponse {
  return jsonResponse(200, hub.stats());
}
