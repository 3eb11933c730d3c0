import type { HttpRequest, HttpResponse } from "./http.ts";
import { handleEvents, handlePage, handleStats, type RouteContext } from "./handlers.ts";
import { handleScript } from "./client-script.ts";
import { handleLivePage } from "./live-page.ts";
import { handlePng, handleSvg, handleTable } from "./picture-handlers.ts";
import type { RouteName } from "./route-options.ts";
import { encodeSlashes } from "./slashed-names.ts";
import { handleCsv } from "./table-csv.ts";
import { handleAnnotate, handlePush } from "./write-handlers.ts";

/** What answers at a path. */
export interface Route {
  method: "GET" | "POST";
  /** What switches it on and off. */
  name: RouteName;
  /** The path below where the charts are mounted, with the chart's name. */
  path: RegExp;
  handle(context: RouteContext): HttpResponse | Promise<HttpResponse>;
  /** Refuses in what it streams who has taken too much time. Default: the response is an error. */
  refuses?: true;
  /** Its requests wait for more than their turn, and see to their order themselves. */
  hasQueue?: true;
  /** It takes so little, however many charts there are, that its time is not counted. */
  isLight?: true;
  /** It asks for the token, too, although it only shows: what it tells is for who runs the program. */
  isGuarded?: true;
  /** Clients of its protocol send the token as a password, or in the query. */
  takesPassword?: true;
}

const ROUTES: Route[] = [
  { method: "GET", name: "page", path: /^\/?$/, handle: handlePage },
  {
    method: "GET",
    name: "events",
    path: /^\/live-chart(?:-worker)?\.js$/,
    handle: handleScript,
    isLight: true,
  },
  { method: "GET", name: "events", path: /^\/events$/, handle: handleEvents, refuses: true },
  { method: "GET", name: "pictures", path: /^\/c(?:harts)?\/([^/]+)\.svg$/, handle: handleSvg },
  {
    method: "GET",
    name: "pictures",
    path: /^\/c(?:harts)?\/([^/]+)\.png$/,
    handle: handlePng,
    hasQueue: true,
  },
  {
    method: "GET",
    name: "table",
    path: /^\/c(?:harts)?\/([^/]+)\.table\.html$/,
    handle: handleTable,
  },
  { method: "GET", name: "table", path: /^\/c(?:harts)?\/([^/]+)\.csv$/, handle: handleCsv },
  { method: "GET", name: "page", path: /^\/live\.html$/, handle: handleLivePage, refuses: true },
  {
    method: "GET",
    name: "page",
    path: /^\/c(?:harts)?\/([^/]+)\.live\.html$/,
    handle: handleLivePage,
    refuses: true,
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
 *
 * @param more routes besides those of every server.
 * @param hasChart whether there is a chart of this name, or will be; it is percent-encoded.
 */
export function findRoute(
  request: HttpRequest,
  basePath: string,
  more: readonly Route[],
  hasChart: (found: Found) => boolean,
): Found | undefined {
  const path = pathBelow(basePath, request.url.pathname);
  const { method } = request;
  const exact = matchRoute(path, method, more);
  if (exact !== undefined) return exact;
  // A path that begins with two slashes is another host, to who makes an address of it.
  if (path.startsWith("//")) return undefined;
  const isAnywhere = request.isMounted && basePath === "";
  const end = isAnywhere ? matchEnd(path, method, more) : undefined;
  if (end !== undefined) return end;
  for (const encoded of encodeSlashes(path, isAnywhere)) {
    const found = matchRoute(encoded, method, more);
    if (found !== undefined && hasChart(found)) return found;
  }
  return isAnywhere && isPage(request, path) ? matchRoute("/", method, more) : undefined;
}

/** Where several routes have a path, that of the method counts; where none is, the first says which there are. */
function matchRoute(path: string, method: string, more: readonly Route[]): Found | undefined {
  const asked = method === "HEAD" ? "GET" : method;
  let other: Found | undefined;
  for (const route of more.length === 0 ? ROUTES : [...ROUTES, ...more]) {
    const match = route.path.exec(path);
    if (match === null) continue;
    const found = { route, chart: match[1] ?? "" };
    if (route.method === asked) return found;
    other ??= found;
  }
  return other;
}

function pathBelow(base: string, path: string): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** Parts of a route's path at most: a stranger's path may have thousands, so that only its last ones are tried. */
const MAX_PARTS = 8;

/** Finds the longest end of a path that is one of a route, but for the page of all charts. */
function matchEnd(path: string, method: string, more: readonly Route[]): Found | undefined {
  for (let at = startOfEnd(path); at > 0; at = path.indexOf("/", at + 1)) {
    const found = matchRoute(path.slice(at), method, more);
    if (found !== undefined && (found.route.handle !== handlePage || found.chart !== ""))
      return found;
  }
  return undefined;
}

/** Where the first end stands that may be a route's; not the whole path. */
function startOfEnd(path: string): number {
  let at = path.length;
  for (let i = 0; i < MAX_PARTS && at > 0; i++) at = path.lastIndexOf("/", at - 1);
  return at > 0 ? at : path.indexOf("/", 1);
}

/** Parts of our own paths, where no page can be. */
const NO_PAGE = /(?:^|\/)(?:events|api(?:\/(?:push|annotate))?)\/$/;

/** Whether somebody opens a page where the charts are mounted: `/charts/`, or in a browser `/charts`. */
function isPage(request: HttpRequest, path: string): boolean {
  if (path.endsWith("/")) return !NO_PAGE.test(path);
  const isFile = path.slice(path.lastIndexOf("/")).includes(".");
  return !isFile && (request.header("accept") ?? "").includes("text/html");
}
