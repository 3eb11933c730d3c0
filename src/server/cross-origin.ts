import { describeValue, PlotcastError } from "../error.ts";
import type { HttpRequest } from "./http.ts";

/** Pages of other sites that may read and post: their origins, such as "https://a.example", or all. */
export type AllowedOrigins = readonly string[] | "*";

/**
 * The headers that let pages of other sites read a response, or keep them from embedding it. What a
 * browser may embed it may also show, or leak by a side channel.
 */
export function sharingHeaders(
  request: HttpRequest,
  allowed: AllowedOrigins,
): Record<string, string> {
  if (allowed === "*") {
    return { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
  }
  if (allowed.length === 0) return { "cross-origin-resource-policy": "same-origin" };
  const origin = request.header("origin");
  // Pictures in pages of other sites are asked for without an origin.
  const headers = { vary: "origin", "cross-origin-resource-policy": "cross-origin" };
  return origin !== undefined && allowed.includes(origin)
    ? { ...headers, "access-control-allow-origin": origin }
    : headers;
}

/**
 * Refuses posts from pages of other sites. Such a page can make its reader's browser post here, but
 * not without a header that says so: all browsers send `Origin`, current ones `Sec-Fetch-Site` as well.
 *
 * @throws PlotcastError `FORBIDDEN`.
 */
export function checkOrigin(request: HttpRequest, allowed: AllowedOrigins): void {
  const origin = request.header("origin");
  if (allowed === "*" || (origin !== undefined && allowed.includes(origin))) return;
  const site = request.header("sec-fetch-site");
  const isOwn =
    site === undefined
      ? origin === undefined || isOriginOf(request.host, origin)
      : site === "same-origin" || site === "none";
  if (isOwn) return;
  throw new PlotcastError(
    "FORBIDDEN",
    `header origin: expected a page of this server, or one of allowOrigins, got ${describeValue(origin)}`,
  );
}

/** Whether a page of an origin is one of a host, which proxies may name with the usual port. */
function isOriginOf(host: string | undefined, origin: string): boolean {
  if (host === undefined || !HOST.test(host) || !URL.canParse(origin)) return false;
  const { protocol, host: expected } = new URL(origin);
  const own = `${protocol}//${host}`;
  return expected !== "" && URL.canParse(own) && new URL(own).host === expected;
}

/** A host and nothing besides. */
const HOST = /^[^\s/\\@?#]+$/;
