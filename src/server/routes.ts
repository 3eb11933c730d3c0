import { PlotcastError } from "../error.ts";
import { UNCOUNTED_UNREAD_BYTES } from "../limits.ts";
import type { Hub } from "../live/hub.ts";
import type { Past } from "../live/past.ts";
import { checkHost, checkSwitch, checkToken } from "./access.ts";
import { countedAddress } from "./address.ts";
import type { Bodies } from "./bodies.ts";
import { checkOrigin, sharingHeaders } from "./cross-origin.ts";
import { errorResponse } from "./error-response.ts";
import { asForwarded } from "./forwarded.ts";
import { compress } from "./compress.ts";
import {
  type HttpRequest,
  type HttpResponse,
  isDownload,
  isStream,
  type Respond,
  textResponse,
} from "./http.ts";
import type { RouteSettings } from "./route-options.ts";
import type { Pictures } from "./png.ts";
import type { Lines } from "./lines.ts";
import type { Unread } from "./unread.ts";
import type { LiveParts } from "./live-parts.ts";
import { partRoutes } from "./part-routes.ts";
import { handlePush } from "./write-handlers.ts";
import { createRequestTimer, type TimeShares } from "./time-shares.ts";
import { findRoute, type Found, type Route } from "./route-table.ts";

/** What routes serve, and how. */
export interface Served {
  hub: Hub;
  past: Past;
  pictures: Pictures;
  bodies: Bodies;
  times: TimeShares;
  lines: Lines;
  unread: Unread;
  settings: RouteSettings;
  parts: LiveParts | undefined;
  /** Gets errors that are not plotcast's own. */
  onError: (error: unknown) => void;
}

/** Puts a hub behind HTTP; an error becomes a response, too. */
export function createRoutes(served: Served): Respond {
  const { hub, settings, parts, onError } = served;
  const more = parts === undefined ? [] : partRoutes(parts);
  const hasChart = ({ chart, route }: Found) =>
    isChart(hub, chart) || (settings.addCharts && route.handle === handlePush);
  return (received) => {
    const forwarded = settings.trustProxy ? asForwarded(received) : received;
    const request = { ...forwarded, address: countedAddress(forwarded.address) };
    const finish = (response: HttpResponse) =>
      share(countUnread(response, request, served.unread), request, settings);
    const isPlain = request.isPlain || !settings.compression;
    const pack = (response: HttpResponse) =>
      isPlain || isStream(response) || isDownload(response)
        ? response
        : compress(response, request);
    const fail = (error: unknown) => {
      if (request.passesErrors && !(error instanceof PlotcastError)) throw error;
      return finish(errorResponse(error, onError));
    };
    const found = findRoute(request, settings.basePath, more, hasChart);
    if (request.passesOn && !isOurs(hub, found, settings)) return undefined;
    try {
      const response = dispatch(served, request, found);
      return response instanceof Promise
        ? response.then(pack).then(finish).catch(fail)
        : finish(response);
    } catch (error) {
      return fail(error);
    }
  };
}

/** Whether an application has nothing of its own there; below `/c/` it may have pages, as charts have. */
function isOurs(hub: Hub, found: Found | undefined, { routes }: RouteSettings): boolean {
  if (found === undefined || !routes[found.route.name]) return false;
  if (found.route.name !== "page" || found.chart === "") return true;
  return isChart(hub, found.chart);
}

function isChart(hub: Hub, encoded: string): boolean {
  const name = tryDecode(encoded);
  return name !== undefined && hub.chartOf(name) !== undefined;
}

/** A response stays in memory until it is read. */
function countUnread(response: HttpResponse, { method, address }: HttpRequest, unread: Unread) {
  if (isStream(response) || isDownload(response) || method === "HEAD") return response;
  if (response.body.length <= UNCOUNTED_UNREAD_BYTES) return response;
  return { ...response, onOver: unread.add(address, response.body.length) };
}

/** Says which pages of other sites may read a response. */
function share<T extends HttpResponse>(
  response: T,
  request: HttpRequest,
  settings: RouteSettings,
): T {
  const headers = sharingHeaders(request, settings.allowOrigins);
  const vary = [response.headers["vary"], headers["vary"]].filter((part) => part !== undefined);
  const varying = vary.length === 0 ? {} : { vary: vary.join(", ") };
  return { ...response, headers: { ...response.headers, ...headers, ...varying } };
}

function dispatch(
  served: Served,
  request: HttpRequest,
  found: Found | undefined,
): HttpResponse | Promise<HttpResponse> {
  const { settings } = served;
  checkHost(request, settings.allowHosts);
  if (found === undefined) return textResponse(404, `${request.askedPath}: nothing here\n`);
  const { route, chart } = found;
  checkSwitch(request, route, settings.routes);
  if (request.method === "OPTIONS") return answerOptions(request, route, settings);
  checkToken(request, route, settings);
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (method !== route.method) {
    const allow = allowedMethods(route);
    const expected = `${request.method} ${request.askedPath}: expected ${allow}\n`;
    return textResponse(405, expected, { allow });
  }
  if (route.method === "POST") checkOrigin(request, settings.allowOrigins);
  const timer = createRequestTimer(served.times, request.address);
  const context = { ...served, request, name: decodeName(chart), timer };
  // Who may post is trusted with it.
  if (route.method === "POST" || route.isLight === true) return route.handle(context);
  if (route.hasQueue === true) return timer.call(() => route.handle(context));
  return served.lines.enter(request, () => {
    // Those before it in its line may have taken all the time there was.
    if (route.refuses !== true) {
      timer.check();
      served.unread.check(request.address);
    }
    return timer.call(() => route.handle(context));
  });
}

/** Browsers ask before a page of another site may post JSON, or send a token. */
function answerOptions(request: HttpRequest, route: Route, { allowOrigins }: RouteSettings) {
  const allow = allowedMethods(route);
  const headers: Record<string, string> = { allow };
  if ("access-control-allow-origin" in sharingHeaders(request, allowOrigins)) {
    headers["access-control-allow-methods"] = allow;
    headers["access-control-allow-headers"] = "authorization, content-type, last-event-id";
    headers["access-control-max-age"] = "600";
  }
  return { status: 204, headers, body: "" };
}

function allowedMethods({ method }: Route): string {
  return method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
}

function decodeName(text: string): string {
  const name = tryDecode(text);
  if (name !== undefined) return name;
  throw new PlotcastError("INPUT_INVALID", "path: expected percent-encoded UTF-8");
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
