import { PlotcastError } from "../error.ts";
import type { Hub } from "../live/hub.ts";
import { errorResponse } from "./error-response.ts";
import {
  handleAnnotate,
  handleEvents,
  handlePage,
  handlePng,
  handlePush,
  handleStats,
  handleSvg,
  handleTable,
  type RouteContext,
} from "./handlers.ts";
import { type HttpRequest, type HttpResponse, type Respond, textResponse } from "./http.ts";
import type { RouteSettings } from "./route-options.ts";

type Handler = (context: RouteContext) => HttpResponse | Promise<HttpResponse>;

const ROUTES: [method: string, path: RegExp, handler: Handler][] = [
  ["GET", /^\/$/, handlePage],
  ["GET", /^\/events$/, handleEvents],
  ["GET", /^\/charts\/([^/]+)\.svg$/, handleSvg],
  ["GET", /^\/charts\/([^/]+)\.png$/, handlePng],
  ["GET", /^\/charts\/([^/]+)\.table\.html$/, handleTable],
  ["GET", /^\/api\/stats$/, handleStats],
  ["POST", /^\/api\/push\/([^/]+)$/, handlePush],
  ["POST", /^\/api\/annotate\/([^/]+)$/, handleAnnotate],
];

/**
 * Puts a hub behind HTTP; an error becomes a response, too.
 *
 * @param onError gets errors that are not plotcast's own.
 */
export function createRoutes(
  hub: Hub,
  settings: RouteSettings,
  onError: (error: unknown) => void,
): Respond {
  const fail = (error: unknown) => errorResponse(error, onError);
  return (request) => {
    try {
      const response = dispatch(hub, request, settings);
      return response instanceof Promise ? response.catch(fail) : response;
    } catch (error) {
      return fail(error);
    }
  };
}

function dispatch(hub: Hub, request: HttpRequest, settings: RouteSettings): ReturnType<Handler> {
  const path = pathBelow(settings.basePath, request.url.pathname);
  if (path === undefined) return textResponse(404, `${request.url.pathname}: nothing here\n`);
  const matching = ROUTES.filter(([, pattern]) => pattern.test(path));
  if (matching.length === 0) return textResponse(404, `${path}: nothing here\n`);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const found = matching.find(([allowed]) => allowed === method);
  if (found === undefined) {
    const allow = matching.map(([allowed]) => allowed).join(", ");
    return textResponse(405, `${request.method} ${path}: expected ${allow}\n`, { allow });
  }
  const [, pattern, handler] = found;
  const name = decodeName(pattern.exec(path)?.[1] ?? "");
  return handler({ hub, request, name, settings });
}

function pathBelow(base: string, path: string): string | undefined {
  if (path === base) return "/";
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PlotcastError("INPUT_INVALID", "path: expected percent-encoded UTF-8");
  }
}
