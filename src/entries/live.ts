/** `plotcast/live`: charts that take points and send themselves to all who watch. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { PlotcastError, shown } from "../error.ts";
import { createHub, type Hub } from "../live/hub.ts";
import type { HubOptions } from "../live/hub-options.ts";
import type { HttpRequest } from "../server/http.ts";
import { serveNode } from "../server/node.ts";
import { answer, type RouteOptions } from "../server/routes.ts";
import { serveWeb } from "../server/web.ts";

/** What `createLive` can be told: what the hub does, and how it is served. */
export interface LiveOptions extends HubOptions, RouteOptions {}

/** A hub with its routes: push points in, hand the handler to a server. */
export interface Live extends Hub {
  /** For Node: `http.createServer(live.handler)`, or any framework that passes `(req, res)` on. */
  handler: (req: IncomingMessage, res: ServerResponse) => void;
  /** For all that speak the web standard: Hono, Bun, Deno, Next. */
  fetch: (request: Request) => Promise<Response>;
}

/**
 * Live charts behind HTTP: `GET /` a page, `GET /events?chart=a` the frames,
 * `GET /charts/a.svg` the present one, `GET /api/stats` the counters, `POST /api/push/a` points in.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the chart and the option.
 * @example
 * const live = createLive({
 *   charts: { sensor: { title: "Live Sensor Data", grid: true, smooth: true } },
 *   window: { points: 30 },
 *   everyMs: 2000,
 * });
 * http.createServer(live.handler).listen(1345);
 * live.push("sensor", { Sensor: 21.4 });
 */
export function createLive(options: LiveOptions = {}): Live {
  const { title, basePath, trustProxy, ...hubOptions } = options;
  const routeOptions = checkedRouteOptions(title, basePath, trustProxy);
  const hub = createHub(hubOptions);
  const { onError = console.error } = options;
  const respond = (request: HttpRequest) => answer(hub, request, routeOptions, onError);
  return {
    ...hub,
    handler: (req, res) => void serveNode(req, res, respond).catch(onError),
    fetch: (request) => serveWeb(request, respond),
  };
}

function checkedRouteOptions(
  title: unknown = "plotcast",
  basePath: unknown = "",
  trustProxy: unknown = false,
): RouteOptions {
  if (typeof title !== "string") throw invalid("title", "a text", title);
  if (typeof trustProxy !== "boolean") throw invalid("trustProxy", "true or false", trustProxy);
  if (typeof basePath === "string" && BASE_PATH.test(basePath)) {
    return { title, basePath, trustProxy };
  }
  throw invalid("basePath", 'a path such as "/charts", with no slash at its end', basePath);
}

const BASE_PATH = /^(?:\/[^/?#\s]+)*$/;

function invalid(name: string, expected: string, got: unknown): PlotcastError {
  const message = `createLive: option ${name}: expected ${expected}, got ${shown(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}

export type { ChartWindow, ChartOptions } from "../chart/options/options.ts";
export type { TimeInput, Value } from "../chart/options/point.ts";
export { type ErrorCode, PlotcastError } from "../error.ts";
export type { Hub } from "../live/hub.ts";
export type { HubOptions } from "../live/hub-options.ts";
export type { Look } from "../live/view.ts";
export type { ChartStats, LiveStats } from "../live/stats.ts";
export type { RouteOptions } from "../server/routes.ts";
