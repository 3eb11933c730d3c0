// oxlint-disable import/default -- the build makes a text of each of these files
import SCRIPT, { hash } from "../client/register.ts?script";
import WORKER, { hash as workerHash } from "../client/worker.ts?module";
import { type FullResponse, NOSNIFF_HEADERS } from "./http.ts";
import type { RouteContext } from "./handlers.ts";

const SCRIPTS = [describe(SCRIPT, hash), describe(WORKER, workerHash)] as const;

/** The script of `<live-chart>` for pages, and the one for the worker that their tabs share. */
export async function handleScript({ request }: RouteContext): Promise<FullResponse> {
  const { headers, body } = SCRIPTS[request.url.pathname.endsWith("-worker.js") ? 1 : 0];
  const isKnown = hasTag(request.header("if-none-match"), headers.etag);
  return { status: isKnown ? 304 : 200, headers, body: isKnown ? "" : body };
}

/** A proxy that compresses marks a tag as weak: that counts here, too (RFC 9110, 13.1.2). */
function hasTag(known: string | undefined, etag: string): boolean {
  const tags = (known ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

function describe(body: string, contentHash: string) {
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    // Each page of a site loads it, so it is not asked for anew each time.
    "cache-control": "public, max-age=600",
    etag: `"${contentHash.slice(1, -1)}"`,
    ...NOSNIFF_HEADERS,
  };
  return { headers, body };
}
