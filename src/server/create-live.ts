import type { IncomingMessage, ServerResponse } from "node:http";
import { createHub, type Hub } from "../live/hub.ts";
import type { HubOptions } from "../live/hub-options.ts";
import { createFastifyPlugin, type FastifyPlugin } from "./fastify.ts";
import { type Next, serveNode } from "./node.ts";
import { resolveRouteOptions, type RouteOptions } from "./route-options.ts";
import { createRoutes } from "./routes.ts";
import { serveWeb } from "./web.ts";

/** The options of `createLive`: those of the hub, and those of its routes. */
export interface LiveOptions extends HubOptions, RouteOptions {}

/** A hub with its routes: push points in, hand the handler to a server. */
export interface Live extends Hub {
  /**
   * For Node: `http.createServer(live.handler)`, or any framework that passes `(req, res)` on, such as
   * `app.use("/charts", live.handler)` of Express. With `next`, what is not ours goes on to it, and so do
   * errors that are not plotcast's own.
   */
  handler: (req: IncomingMessage, res: ServerResponse, next?: Next) => void;
  /** For everything that speaks the web standard: Hono, Bun, Deno, Next. */
  fetch: (request: Request) => Promise<Response>;
  /** For Fastify: `app.register(live.fastify, { prefix: "/charts" })`. */
  fastify: FastifyPlugin;
}

/**
 * Live charts behind HTTP: `GET /` a page, `GET /events?chart=a` the frames, `GET /c/a` the page of one
 * chart and `GET /c/a.svg` its current frame, `GET /api/stats` the counters, `POST /api/push/a` points in.
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
  const { onError = console.error, addCharts = false } = options;
  const [routeOptions, hubOptions] = splitOptions(options);
  const settings = { ...resolveRouteOptions(routeOptions), addCharts };
  const hub = createHub(hubOptions);
  const respond = createRoutes(hub, settings, onError);
  const handler: Live["handler"] = (req, res, next) =>
    void serveNode(req, res, respond, next).catch(next ?? onError);
  return {
    ...hub,
    handler,
    fetch: (request) => serveWeb(request, respond),
    fastify: createFastifyPlugin(handler),
  };
}

function splitOptions({
  title,
  basePath,
  trustProxy,
  routes,
  token,
  tokenFor,
  allowOrigins,
  allowHosts,
  compression,
  ...hubOptions
}: LiveOptions): [RouteOptions, HubOptions] {
  const guards = { routes, token, tokenFor, allowOrigins, allowHosts };
  return [{ title, basePath, trustProxy, compression, ...guards } as RouteOptions, hubOptions];
}
