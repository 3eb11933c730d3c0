import { optionError, BOOLEAN, isRecord, numberBetween } from "../chart/inner-face.ts";
import { checkOptionNames } from "../live/option-error.ts";
import { checkHosts } from "./host.ts";
import { EXPECTED_TOKEN, isToken } from "./token.ts";

/** What can be switched on and off by itself. */
export type RouteName = "page" | "events" | "pictures" | "table" | "push" | "annotate" | "stats";

/** The options of the routes. */
export interface RouteOptions {
  /** The page's heading. Default "plotcast". */
  title?: string;
  /**
   * The path that the charts are mounted at, such as "/charts". It is seldom needed: whether a framework
   * cuts it off or not, requests find their route. Give it where a guard of yours looks at single paths, as
   * one of "/charts/api" does: without it, "/charts/x/api/stats" may find the same route. Default: none.
   */
  basePath?: string;
  /**
   * Whether a proxy stands in front of this server. If so, a viewer's address is the last one in
   * `X-Forwarded-For`, and the host the last in `X-Forwarded-Host`; the proxy must set them. Default
   * `false`.
   */
  trustProxy?: boolean;
  /**
   * Which routes answer. `push` and `annotate` let in what everyone posts who can reach them, so they are
   * off by default; the others are on.
   */
  routes?: Partial<Record<RouteName, boolean>>;
  /** Who posts must send it, as `Authorization: Bearer TOKEN`. Default: nobody is asked for one. */
  token?: string | undefined;
  /** Whether the token guards writing alone, or reading as well ("all"). Default "write". */
  tokenFor?: "write" | "all";
  /** Pages of other sites that may read and post: their origins, or "*" for all. Default: none. */
  allowOrigins?: readonly string[] | "*";
  /**
   * The hosts that requests may ask for, besides IP addresses and localhost. Default: any, as only the
   * framework knows its own; give them if this server can be reached from a browser on its own machine
   * or network, where pages of other sites could point their name to it.
   */
  allowHosts?: readonly string[];
  /** How long the body of a request may take, in ms; then it is refused (408). Default 30,000. */
  bodyMs?: number;
  /** Whether frames are compressed. Default `true`; `false` leaves it to what stands in front. */
  compression?: boolean;
}

/** Options with the defaults filled in. */
export interface RouteSettings {
  title: string;
  basePath: string;
  trustProxy: boolean;
  routes: Record<RouteName, boolean>;
  token: string | undefined;
  tokenFor: "write" | "all";
  allowOrigins: readonly string[] | "*";
  allowHosts: readonly string[] | undefined;
  compression: boolean;
  bodyMs: number;
  /** A push to an unknown chart adds it: pages without a chart say so. */
  addCharts: boolean;
}

const DEFAULT_ROUTES: Record<RouteName, boolean> = {
  page: true,
  events: true,
  pictures: true,
  table: true,
  push: false,
  annotate: false,
  stats: true,
};

const CHECKS: { [Name in keyof RouteOptions]-?: (value: unknown) => string | undefined } = {
  title: (value) => (typeof value === "string" ? undefined : "a text"),
  basePath: (value) =>
    typeof value === "string" && BASE_PATH.test(value)
      ? undefined
      : 'a path such as "/charts", with no slash at its end',
  trustProxy: BOOLEAN.check,
  routes: (value) => (isRecord(value) ? undefined : "an object such as { push: true }"),
  token: (value) => (isToken(value) ? undefined : EXPECTED_TOKEN),
  tokenFor: (value) => (value === "write" || value === "all" ? undefined : '"write" or "all"'),
  allowOrigins: (value) =>
    value === "*" || (Array.isArray(value) && value.every(isOrigin))
      ? undefined
      : `origins such as ["https://a.example"], or "*"${meantOrigin(value)}`,
  allowHosts: checkHosts,
  bodyMs: numberBetween(100, 3_600_000).check,
  compression: BOOLEAN.check,
};

const BASE_PATH = /^(?:\/[^/?#\s]+)*$/;

function isOrigin(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && new URL(value).origin === value;
}

/** An origin that was given as an address, or without a list around it. */
function meantOrigin(value: unknown): string {
  const given = [value].flat();
  const meant = given.map((one) =>
    typeof one === "string" && URL.canParse(one) ? new URL(one).origin : "null",
  );
  return meant.length === 0 || meant.includes("null")
    ? ""
    : ` (did you mean ${JSON.stringify(meant)}?)`;
}

/** The names of the options of routes. */
export const ROUTE_OPTIONS: readonly string[] = Object.keys(CHECKS);

function checkSwitches(routes: object): void {
  checkOptionNames("createLive: option routes", routes, Object.keys(DEFAULT_ROUTES));
  for (const [name, on] of Object.entries(routes)) {
    const expected = on === undefined ? undefined : BOOLEAN.check(on);
    if (expected !== undefined) throw optionError("createLive", `routes.${name}`, expected, on);
  }
}

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function resolveRouteOptions(options: RouteOptions): Omit<RouteSettings, "addCharts"> {
  for (const [name, check] of Object.entries(CHECKS)) {
    const value = options[name as keyof RouteOptions];
    const expected = value === undefined ? undefined : check(value);
    if (expected !== undefined) throw optionError("createLive", name, expected, value);
  }
  checkSwitches(options.routes ?? {});
  const { title = "plotcast", basePath = "", trustProxy = false, token, allowHosts } = options;
  const { tokenFor = "write", allowOrigins = [], compression = true, bodyMs = 30_000 } = options;
  const routes = { ...DEFAULT_ROUTES, ...options.routes };
  return {
    title,
    basePath,
    trustProxy,
    routes,
    token,
    tokenFor,
    allowOrigins,
    allowHosts,
    compression,
    bodyMs,
  };
}
