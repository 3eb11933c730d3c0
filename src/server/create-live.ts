import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { ChartOptions } from "../chart/inner-face.ts";
import { LOCAL_SHARES } from "../limits.ts";
import type { ChartName } from "../live/chart-names.ts";
import { type HubParts, openHub } from "../live/create-hub.ts";
import { containErrors } from "../live/contain-errors.ts";
import type { Hub } from "../live/hub.ts";
import { HUB_OPTIONS, type HubOptions } from "../live/hub-options.ts";
import { checkOptionNames } from "../live/option-error.ts";
import { createBodies } from "./bodies.ts";
import { warmUp } from "../live/warm-up.ts";
import { createFastifyPlugin, type FastifyPlugin } from "./fastify.ts";
import { createLines } from "./lines.ts";
import type { JoinParts } from "./live-parts.ts";
import { type Next, type NodeRequest, serveNode } from "./node.ts";
import { createPictures } from "./png.ts";
import { resolveRouteOptions, ROUTE_OPTIONS, type RouteOptions } from "./route-options.ts";
import { createRoutes } from "./routes.ts";
import { createUnread } from "./unread.ts";
import { createTimeShares } from "./time-shares.ts";
import { serveWeb } from "./web.ts";

/** The options of `createLive`: those of the hub, and those of its routes. */
export interface LiveOptions<Name extends string = string, Adds extends boolean = boolean>
  extends HubOptions<Name, Adds>,
    RouteOptions {}

/**
 * A hub with its routes: push points in, hand the handler to a server. `Name` are the names of its charts;
 * `Live` alone takes any.
 */
export interface Live<Name extends string = string> extends Hub<Name> {
  addChart<Added extends string>(name: Added, options?: ChartOptions): Live<Name | Added>;
  /**
   * For Node: `http.createServer(live.handler)`, the same of `node:http2`, or any framework that passes `(req, res)` on, such as
   * `app.use("/charts", live.handler)` of Express. With `next`, what is not ours goes on to it, and so do
   * errors that are not plotcast's own.
   */
  handler: (
    req: IncomingMessage | Http2ServerRequest,
    res: ServerResponse | Http2ServerResponse,
    next?: Next,
  ) => void;
  /** For everything that speaks the web standard: Hono, Bun, Deno, Next. */
  fetch: (request: Request) => Promise<Response>;
  /** For Fastify: `app.register(live.fastify, { prefix: "/charts" })`. */
  fastify: FastifyPlugin;
}

/**
 * Live charts behind HTTP: `GET /` a page, `GET /events?chart=a` the frames, `GET /c/a` the page of one
 * chart and `GET /c/a.svg` its current frame, `GET /api/stats` the counters, `POST /api/push/a` points in.
 * `GET /events?as=htmx` (or `turbo`, `datastar`) are the frames in a framework's own words, `GET /live.html`
 * a page that is live without a script.
 *
 * The compiler knows the names in `charts` and refuses others, unless `addCharts` lets pushes add them. For
 * a chart that is added later, go on with what `addChart` returns, or write `const live: Live = …`, which
 * takes any name.
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
export function createLive<Name extends string = string, Adds extends boolean = false>(
  options: LiveOptions<Name, Adds> = {},
): Live<ChartName<Name, Adds>> {
  return openLive(options) as Live<ChartName<Name, Adds>>;
}

/**
 * The same for a program that takes protocols and keeps points.
 *
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function openLive(options: LiveOptions, own: HubParts = {}, join?: JoinParts): Live {
  checkOptionNames("createLive", options, [...HUB_OPTIONS, ...ROUTE_OPTIONS]);
  const { addCharts = false, localShares = LOCAL_SHARES } = options;
  const onError = containErrors(options.onError);
  const [routeOptions, hubOptions] = splitOptions(options);
  const settings = { ...resolveRouteOptions(routeOptions), addCharts };
  const open = openHub(hubOptions, own);
  const { hub, past } = open;
  const parts = join?.(open);
  warmUp(typesOf(options), options.timeZone);
  const pictures = createPictures();
  const bodies = createBodies({ bodyMs: settings.bodyMs, localShares });
  const times = createTimeShares(localShares);
  const lines = createLines(localShares);
  const unread = createUnread(localShares);
  const served = { hub, past, pictures, bodies, times, lines, unread, settings, parts, onError };
  const respond = createRoutes(served);
  // Those of HTTP/2 have all that is asked of them, but are of other types.
  const handler: Live["handler"] = (req, res, next) =>
    serveNode(req as NodeRequest, res as ServerResponse, respond, { next, onError });
  const live: Live = {
    ...hub,
    addChart(name, chart) {
      hub.addChart(name, chart);
      warmUp([chart?.type ?? "line"], options.timeZone);
      return live;
    },
    async drain(timeoutMs) {
      await hub.drain(timeoutMs);
      pictures.close();
    },
    close() {
      hub.close();
      pictures.close();
    },
    handler,
    fetch: (request) => serveWeb(request, respond),
    fastify: createFastifyPlugin(handler),
  };
  return live;
}

/** Charts that pushes add are lines. */
function typesOf({ charts = {}, addCharts }: LiveOptions) {
  const types = Object.values(charts).map(({ type = "line" }: ChartOptions) => type);
  return addCharts === true ? [...types, "line" as const] : types;
}

/** Splits the options by their names: those of routes, and all others. */
function splitOptions(options: LiveOptions): [RouteOptions, HubOptions] {
  const isRoute = ([name]: [string, unknown]) => ROUTE_OPTIONS.includes(name);
  const all = Object.entries(options);
  return [
    Object.fromEntries(all.filter(isRoute)),
    Object.fromEntries(all.filter((one) => !isRoute(one))),
  ];
}
