import { PlotcastError, describeValue } from "../error.ts";

/** The options of the routes. */
export interface RouteOptions {
  /** The page's heading. Default "plotcast". */
  title?: string;
  /** The path that all routes begin with, such as "/charts". Default: none. */
  basePath?: string;
  /**
   * Whether a proxy stands in front of this server. If so, a viewer's address is the last one in
   * `X-Forwarded-For`, which the proxy adds. Default `false`.
   */
  trustProxy?: boolean;
}

/** Options with the defaults filled in. */
export interface RouteSettings extends Required<RouteOptions> {
  /** A push to an unknown chart adds it: pages without a chart say so. */
  addCharts: boolean;
}

const BASE_PATH = /^(?:\/[^/?#\s]+)*$/;

/** @throws PlotcastError `OPTION_INVALID`, naming the option. */
export function resolveRouteOptions({
  title = "plotcast",
  basePath = "",
  trustProxy = false,
}: Partial<Record<keyof RouteOptions, unknown>>): Required<RouteOptions> {
  if (typeof title !== "string") throw optionError("title", "a text", title);
  if (typeof trustProxy !== "boolean") throw optionError("trustProxy", "true or false", trustProxy);
  if (typeof basePath !== "string" || !BASE_PATH.test(basePath)) {
    const expected = 'a path such as "/charts", with no slash at its end';
    throw optionError("basePath", expected, basePath);
  }
  return { title, basePath, trustProxy };
}

function optionError(name: string, expected: string, got: unknown): PlotcastError {
  const message = `createLive: option ${name}: expected ${expected}, got ${describeValue(got)}`;
  return new PlotcastError("OPTION_INVALID", message);
}
