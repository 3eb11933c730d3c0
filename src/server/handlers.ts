import { escapeXml } from "../chart/inner-face.ts";
import type { Hub } from "../live/hub.ts";
import { readViewOptions } from "../live/view.ts";
import { contentEncoding, preferredEncoding } from "../sse/accept-encoding.ts";
import { countedAddress } from "./address.ts";
import { annotate } from "./annotate.ts";
import {
  type FullResponse,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  NOSNIFF_HEADERS,
} from "./http.ts";
import { renderPage } from "./page.ts";
import { createPngRenderer } from "./png.ts";
import { pushRows } from "./push.ts";
import type { RouteSettings } from "./route-options.ts";

/** What a route's handler is given. */
export interface RouteContext {
  hub: Hub;
  request: HttpRequest;
  /** The chart's name in the path; empty where the path has none. */
  name: string;
  settings: RouteSettings;
}

export function handlePage({ hub, request, settings }: RouteContext): FullResponse {
  const query = request.url.searchParams;
  const isWhole = !query.has("chart");
  // The page itself says what size its charts have.
  const names = readChartNames(hub, query).map((asked) => hub.chartOf(asked) ?? asked);
  const view = readViewOptions(query);
  // The page's own path is where the charts are mounted.
  const base = request.askedPath.replace(/\/$/, "");
  const address = `${request.scheme}://${request.host ?? request.url.host}${base}`;
  return renderPage(hub, { names: [...new Set(names)], isWhole, view, base, address }, settings);
}

const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream",
  // no-transform: a proxy that compresses would hold frames back to fill its blocks.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  vary: "accept-encoding",
  ...NOSNIFF_HEADERS,
};

export function handleEvents({ hub, request, settings }: RouteContext): HttpResponse {
  const charts = readChartNames(hub, request.url.searchParams);
  const view = readViewOptions(request.url.searchParams);
  const address = countedAddress(request.address);
  hub.admit(charts, view, address);
  const isPlain = request.isPlain || !settings.compression;
  const encoding = isPlain ? "identity" : preferredEncoding(request.header("accept-encoding"));
  const coding = contentEncoding(encoding);
  const headers =
    coding === undefined
      ? EVENT_STREAM_HEADERS
      : { ...EVENT_STREAM_HEADERS, "content-encoding": coding };
  if (request.method === "HEAD") return { status: 200, headers, body: "" };
  const wire = { named: charts.length !== 1, encoding, address };
  return {
    status: 200,
    headers,
    connect: (connection) => hub.subscribe(charts, view, wire, connection),
  };
}

/** Charts, perhaps with sizes; all by default. A name may itself hold a comma. */
function readChartNames(hub: Hub, query: URLSearchParams): string[] {
  const asked = query
    .getAll("chart")
    .flatMap((names) => (hub.chartOf(names) !== undefined ? [names] : names.split(",")));
  return asked.length === 0 ? hub.names() : [...new Set(asked)];
}

export function handleSvg({ hub, request, name }: RouteContext): FullResponse {
  const headers = {
    "content-type": "image/svg+xml; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...NOSNIFF_HEADERS,
  };
  return { status: 200, headers, body: draw(hub, request, name) };
}

const renderPng = createPngRenderer();

/** Theme "auto" is light, as a picture cannot follow its reader. */
export async function handlePng({ hub, request, name }: RouteContext): Promise<FullResponse> {
  const body = await renderPng(draw(hub, request, name));
  const headers = { "content-type": "image/png", "cache-control": "no-store", ...NOSNIFF_HEADERS };
  return { status: 200, headers, body: new Uint8Array(body) };
}

function draw(hub: Hub, { url }: HttpRequest, name: string): string {
  return hub.draw(name, { ...readViewOptions(url.searchParams), glide: false });
}

/** The chart's values, without a style of their own. */
export function handleTable({ hub, request, name }: RouteContext): FullResponse {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    ...NOSNIFF_HEADERS,
  };
  const title = escapeXml(hub.title(hub.chartOf(name) ?? name));
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>`;
  const table = hub.table(name, readViewOptions(request.url.searchParams));
  return { status: 200, headers, body: `${head}${table}\n` };
}

export function handleStats({ hub }: RouteContext): FullResponse {
  return jsonResponse(200, hub.stats());
}

export async function handlePush({ hub, request, name }: RouteContext): Promise<FullResponse> {
  return jsonResponse(200, await pushRows(hub, request, name));
}

export async function handleAnnotate({ hub, request, name }: RouteContext): Promise<FullResponse> {
  await annotate(hub, request, name);
  return jsonResponse(200, { annotated: 1 });
}
