import { PlotcastError, type ErrorCode } from "../error.ts";
import type { Hub } from "../live/hub.ts";
import { lookOf } from "../live/view.ts";
import {
  type HttpRequest,
  jsonReply,
  type LiveReply,
  type Reply,
  SAFE,
  textReply,
} from "./http.ts";
import { pageOf } from "./page.ts";
import { pushRows } from "./push.ts";

/** What the routes can be told. */
export interface RouteOptions {
  /** The page's heading. Default "plotcast". */
  title?: string;
  /** The path under which all routes lie, such as "/charts". Default: none. */
  basePath?: string;
  /** A push to an unknown chart adds it. Default `false`. */
  addCharts?: boolean;
}

type Route = (hub: Hub, request: HttpRequest, name: string, options: RouteOptions) => Answer;
type Answer = Reply | LiveReply | Promise<Reply | LiveReply>;

const ROUTES: [method: string, path: RegExp, route: Route][] = [
  ["GET", /^\/$/, page],
  ["GET", /^\/events$/, events],
  ["GET", /^\/charts\/([^/]+)\.svg$/, chart],
  ["GET", /^\/api\/stats$/, stats],
  ["POST", /^\/api\/push\/([^/]+)$/, push],
];

/** Answers a request; every error becomes an answer too. */
export async function answer(
  hub: Hub,
  request: HttpRequest,
  options: RouteOptions,
): Promise<Reply | LiveReply> {
  try {
    return await dispatch(hub, request, options);
  } catch (error) {
    return errorReply(error);
  }
}

function dispatch(hub: Hub, request: HttpRequest, options: RouteOptions): Answer {
  const path = pathBelow(options.basePath ?? "", request.url.pathname);
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

function pathBelow(base: string, path: string): string {
  return base !== "" && path.startsWith(base) ? path.slice(base.length) || "/" : path;
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
  ...SAFE,
};

function events(hub: Hub, { url, method }: HttpRequest): Answer {
  const asked = url.searchParams
    .getAll("chart")
    .flatMap((names) => (hub.has(names) ? [names] : names.split(",")));
  const charts = asked.length === 0 ? hub.names() : [...new Set(asked)];
  const look = lookOf(url.searchParams);
  for (const name of charts) hub.title(name);
  if (method === "HEAD") return { status: 200, headers: EVENT_STREAM, body: "" };
  return {
    status: 200,
    headers: EVENT_STREAM,
    connect: (connection) => hub.subscribe(charts, look, charts.length !== 1, connection),
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

function stats(hub: Hub): Reply {
  return jsonReply(200, hub.stats());
}

async function push(
  hub: Hub,
  request: HttpRequest,
  name: string,
  options: RouteOptions,
): Promise<Reply> {
  return jsonReply(200, { pushed: await pushRows(hub, request, name, options.addCharts ?? false) });
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  CHART_UNKNOWN: 404,
  FORBIDDEN: 403,
  TOO_LARGE: 413,
  LIMIT_REACHED: 429,
  CLOSED: 503,
};

function errorReply(error: unknown): Reply {
  if (!(error instanceof PlotcastError)) {
    return jsonReply(500, {
      code: "INTERNAL",
      message: "something went wrong; the server's log says what",
    });
  }
  return jsonReply(STATUS[error.code] ?? 400, { code: error.code, message: error.message });
}
