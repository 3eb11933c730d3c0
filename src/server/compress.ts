import { acceptsGzip } from "../sse/accept-encoding.ts";
import type { FullResponse, HttpRequest } from "./http.ts";

/** Below this, a packet is one packet anyway. */
const MIN_LENGTH = 1024;
const TEXT = /^(?:text\/|image\/svg\+xml|application\/json)/;

/**
 * Compresses a text for those who take it: pages, pictures and scripts are a third as large then. It is done
 * beside the event loop, where the runtime can.
 */
export async function compress(
  response: FullResponse,
  request: Pick<HttpRequest, "method" | "header">,
): Promise<FullResponse> {
  const { headers, body } = response;
  const isText = TEXT.test(headers["content-type"] ?? "");
  if (!isText || body.length < MIN_LENGTH || request.method === "HEAD") return response;
  const vary = { ...headers, vary: joinVary(headers["vary"]) };
  const canGzip = "CompressionStream" in globalThis;
  if (!canGzip || !acceptsGzip(request.header("accept-encoding")))
    return { ...response, headers: vary };
  const gzip = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(gzip).arrayBuffer());
  return { ...response, headers: { ...vary, "content-encoding": "gzip" }, body: bytes };
}

function joinVary(known: string | undefined): string {
  return known === undefined ? "accept-encoding" : `${known}, accept-encoding`;
}
