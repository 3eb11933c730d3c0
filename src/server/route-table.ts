import type { HttpRequest, HttpResponse } from "./http.ts";
import {
  handleEvents,
  handlePage,
  handlePng,
  handleStats,
  handleSvg,
  handleTable,
  type RouteContext,
} from "./handlers.ts";
import type { RouteName } from "./route-options.ts";
import { handleAnnotate, handlePush } from "./write-handlers.ts";

/** What answers at a path. */
export interface Route {
  method: "GET" | "POST";
  /** What switches it on and off. */
  name: RouteName;
  /** The path below where the charts are mounted, with the chart's name. */
  path: RegExp;
  handle(context: RouteContext): HttpResponse | Promise<HttpResponse>;
}

const ROUTES: Route[] = [
  { method: "GET", name: "page", path: /^\/?$/, handle: handlePage },
  { method: "GET", name: "events", path: /^\/events$/, handle: handleEvents },
  { method: "GET", name: "pictures", path: /^\/c(?:harts)?\/([^/]+)\.svg$/, handle: handleSvg },
  { method: "GET", name: "pictures", path: /^\/c(?:harts)?\/([^/]+)\.png$/, handle: handlePng },
  {
    method: "GET",
    name: "table",
    path: /^\/c(?:harts)?\/([^/]+)\.table\.html$/,
    handle: handleTable,
  },
  // Where the charts are mounted at "/c" and a framework keeps that path, the events are here.
  { method: "GET", name: "page", path: /^\/c\/(?!events$)([^/]+)$/, handle: handlePage },
  { method: "GET", name: "stats", path: /^\/api\/stats$/, handle: handleStats },
  { method: "POST", name: "push", path: /^\/api\/push\/([^/]+)$/, handle: handlePush },
  { method: "POST", name: "annotate", path: /^\/api\/annotate\/([^/]+)$/, handle: handleAnnotate },
];

/** A route that was found at a path. */
export interface Found {
  route: Route;
  /** The chart's name, percent-encoded as it came; empty where the path has none. */
  chart: string;
}

/**
 * Finds the route of a request. A framework may have cut off the path that the charts are mounted at, or
 * not: unless `basePath` says which it is, a path may begin with anything where only the charts are.
 */
export function findRoute(request: HttpRequest, basePath: string): Found | undefined {
  const path = pathBelow(basePath, request.url.pathname);
  const exact = matchRoute(path);
  if (exact !== undefined || !request.isMounted || basePath !== "") return exact;
  // A path that begins with two slashes is another host, to who makes an address of it.
  if (path.startsWith("//")) return undefined;
  return matchEnd(path) ?? (isPage(request, path) ? matchRoute("/") : undefined);
}

function matchRoute(path: string): Found | undefined {
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (match !== null) return { route, chart: match[1] ?? "" };
  }
  return undefined;
}

function pathBelow(base: string, path: string): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** Finds the longest end of a path that is one of a route, but for the page of all charts. */
function matchEnd(path: string): Found | undefined {
  for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) {
    const found = matchRoute(path.slice(at));
    if (found !== undefined && (found.route.name !== "page" || found.chart !== "")) return found;
  }
  return undefined;
}

/** Parts of our own paths, where no page can be. */
const NO_PAGE = /(?:^|\/)(?:events|api(?:\/(?:push|annotate))?)\/$/;

/** Whether somebody opens a page where the charts are mounted: `/charts/`, or in a browser `/charts`. */
function isPage(request: HttpRequest, path: string): boolean {
  if (path.endsWith("/")) return !NO_PAGE.test(path);
  const isFile = path.slice(path.lastIndexOf("/")).includes(".");
  return !isFile && (request.header("accept") ?? "").includes("text/html");
}
