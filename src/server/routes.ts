import { escapeXml } from "../chart/format/text/escape.ts";
import { PlotcastError, type ErrorCode } from "../error.ts";
import type { Hub } from "../live/hub.ts";
import { lookOf } from "../live/view.ts";
import { contentEncoding, preferredEncoding } from "../sse/accept-encoding.ts";
import { addressOf } from "./address.ts";
import {
  type HttpRequest,
  jsonReply,
  type LiveReply,
  type Reply,
  SAFE,
  textReply,
} from "./http.ts";
import { pageOf } from "./page.ts";
import { createDrawPng } from "./png.ts";
import { annotate } from "./annotate.ts";
import { pushRows } from "./push.ts";

/** What the routes can be told. */
export interface RouteOptions {
  /** The page's heading. Default "plotcast". */
  title?: string;
  /** The path under which all routes lie, such as "/charts". Default: none. */
  basePath?: string;
  /**
   * A proxy of yours stands before this server: viewers are told apart by the last address in
   * `X-Forwarded-For`, which it adds. Default `false`.
   */
  trustProxy?: boolean;
}

type Route = (hub: Hub, request: HttpRequest, name: string, options: RouteOptions) => Answer;

/** At once where that can be, so that what was true of the hub still is when the answer goes out. */
export type Answer = Reply | LiveReply | Promise<Reply | LiveReply>;

const ROUTES: [method: string, path: RegExp, route: Route][] = [
  ["GET", /^\/$/, page],
  ["GET", /^\/events$/, events],
  ["GET", /^\/charts\/([^/]+)\.svg$/, chart],
  ["GET", /^\/charts\/([^/]+)\.png$/, picture],
  ["GET", /^\/charts\/([^/]+)\.table\.html$/, table],
  ["GET", /^\/api\/stats$/, stats],
  ["POST", /^\/api\/push\/([^/]+)$/, push],
  ["POST", /^\/api\/annotate\/([^/]+)$/, note],
];

/**
 * Answers a request; every error becomes an answer too.
 *
 * @param onError is told of errors that are not plotcast's own.
 */
export function answer(
  hub: Hub,
  request: HttpRequest,
  options: RouteOptions,
  onError: (error: unknown) => void,
): Answer {
  const failed = (error: unknown) => errorReply(error, onError);
  try {
    const reply = dispatch(hub, request, options);
    return reply instanceof Promise ? reply.catch(failed) : reply;
  } catch (error) {
    return failed(error);
  }
}

function dispatch(hub: Hub, request: HttpRequest, options: RouteOptions): Answer {
  const path = pathBelow(options.basePath ?? "", request.url.pathname);
  if (path === undefined) return textReply(404, `${request.url.pathname}: nothing here\n`);
  const matching = ROUTES.filter(([, pattern]) => pattern.test(path));
  if (matching.length === 0) return textReply(404, `${path}: nothing here\n`);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found = matching.find(([allowed]) => allowed === method);
  if (found === undefined) {
    const allow = matching.map(([allowed]) => allowed).join(", ");
    return textReply(405, `${request.method} ${path}: expected ${allow}\n`, { allow });
  }
  const [, pattern, route] = found;
  return route(hub, request, decoded(pattern.exec(path)?.[1] ?? ""), options);
}

function pathBelow(base: string, path: string): string | undefined {
  if (path === base) return "/";
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PlotcastError("INPUT_INVALID", "path: expected percent-encoded UTF-8");
  }
}

function page(
  hub: Hub,
  { url }: HttpRequest,
  _name: string,
  { title = "plotcast", basePath = "" }: RouteOptions,
) {
  return pageOf(hub, lookOf(url.searchParams), title, basePath);
}

const EVENT_STREAM = {
  "content-type": "text/event-stream",
  // no-transform: a proxy that compresses would hold frames back to fill its blocks.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  vary: "accept-encoding",
  ...SAFE,
};

function events(hub: Hub, request: HttpRequest, _name: string, options: RouteOptions): Answer {
  const { url, method } = request;
  const asked = url.searchParams
    .getAll("chart")
    .flatMap((names) => (hub.has(names) ? [names] : names.split(",")));
  const charts = asked.length === 0 ? hub.names() : [...new Set(asked)];
  const look = lookOf(url.searchParams);
  const address = addressOf(request, options.trustProxy);
  hub.admit(charts, look, address);
  const encoding = preferredEncoding(request.header("accept-encoding"));
  const coding = contentEncoding(encoding);
  const headers =
    coding === undefined ? EVENT_STREAM : { ...EVENT_STREAM, "content-encoding": coding };
  if (method === "HEAD") return { status: 200, headers, body: "" };
  const wire = { named: charts.length !== 1, encoding, address };
  return {
    status: 200,
    headers,
    connect: (connection) => hub.subscribe(charts, look, wire, connection),
  };
}

function chart(hub: Hub, { url }: HttpRequest, name: string): Reply {
  const headers = {
    "content-type": "image/svg+xml; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...SAFE,
  };
  return { status: 200, headers, body: hub.draw(name, lookOf(url.searchParams)) };
}

const drawPng = createDrawPng();

/** Theme "auto" is light, as a picture cannot follow its reader. */
async function picture(hub: Hub, { url }: HttpRequest, name: string): Promise<Reply> {
  const body = await drawPng(hub.draw(name, lookOf(url.searchParams)));
  const headers = { "content-type": "image/png", "cache-control": "no-store", ...SAFE };
  return { status: 200, headers, body: new Uint8Array(body) };
}

/** The chart's values, without a style of its own. */
function table(hub: Hub, { url }: HttpRequest, name: string): Reply {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    ...SAFE,
  };
  const title = escapeXml(hub.title(name));
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>`;
  return { status: 200, headers, body: `${head}${hub.table(name, lookOf(url.searchParams))}\n` };
}

function stats(hub: Hub): Reply {
  return jsonReply(200, hub.stats());
}

async function push(hub: Hub, request: HttpRequest, name: string): Promise<Reply> {
  return jsonReply(200, { pushed: await pushRows(hub, request, name) });
}

async function note(hub: Hub, request: HttpRequest, name: string): Promise<Reply> {
  await annotate(hub, request, name);
  return jsonReply(200, { annotated: 1 });
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  CHART_UNKNOWN: 404,
  DEPENDENCY_MISSING: 501,
  FORBIDDEN: 403,
  TOO_LARGE: 413,
  LIMIT_REACHED: 429,
  FULL: 503,
  CLOSED: 503,
};

/** Of those who are told to come back later, not all shall come in one moment. */
const SOONEST_S = 5;
const SPREAD_S = 10;

function errorReply(error: unknown, onError: (error: unknown) => void): Reply {
  if (!(error instanceof PlotcastError)) {
    onError(error);
    return jsonReply(500, {
      code: "INTERNAL",
      message: "something went wrong; the server's log says what",
    });
  }
  const status = STATUS[error.code] ?? 400;
  const reply = jsonReply(status, { code: error.code, message: error.message });
  if (status === 429 || status === 503) {
    reply.headers["retry-after"] = String(SOONEST_S + Math.floor(Math.random() * SPREAD_S));
  }
  return reply;
}
