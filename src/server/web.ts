import type { Connection } from "../live/subscriber.ts";
import { readWebBody } from "./body.ts";
import { createDownloadBody } from "./download.ts";
import { isDownload, isStream, type Respond, type StreamResponse } from "./http.ts";

/** Responds to a web-standard request, for Hono, Bun, Deno, Next and everything that speaks `fetch`. */
export async function serveWeb(request: Request, respond: Respond): Promise<Response> {
  const url = new URL(request.url);
  const promised = respond({
    method: request.method,
    url,
    askedPath: url.pathname,
    host: request.headers.get("host") ?? url.host,
    scheme: url.protocol === "https:" ? "https" : "http",
    passesOn: false,
    passesErrors: false,
    isMounted: true,
    isPlain: isNextRequest(request),
    header: (name) => request.headers.get(name) ?? undefined,
    signal: () => request.signal,
    isGone: () => request.signal.aborted,
    body: (terms) => readWebBody(request, terms),
  });
  const response = (promised instanceof Promise ? await promised : promised)!;
  const { status, headers } = response;
  // For Cloudflare Workers, which would encode a body with this header once more.
  const init = { status, headers, encodeBody: "manual" };
  if (isStream(response)) return new Response(createStreamBody(response, request), init);
  const isEmpty = request.method === "HEAD" || BODILESS.has(status);
  if (isDownload(response)) {
    if (!isEmpty) return new Response(createDownloadBody(response), init);
    await response.parts.return(undefined);
    return new Response(null, init);
  }
  // From here on it is the framework's.
  response.onOver?.();
  return new Response(isEmpty ? null : response.body, init);
}

/** With one of these a `Response` takes no body, not even an empty text. */
const BODILESS = new Set([204, 304]);

/** Next drops `content-encoding` from what a route handler returns. */
function isNextRequest(request: Request): boolean {
  return "nextUrl" in request;
}

const ENDED = "events: ended, as the viewer did not read or live.close() was called";

/** @param request kept for as long as the stream: on Node its signal hears of nothing once it is collected. */
function createStreamBody(response: StreamResponse, request: Request): ReadableStream<Uint8Array> {
  let onDrain = () => {};
  let onEnd = () => {};
  let state: "open" | "ending" | "ended" = "open";
  /** Ends the stream; a second call does nothing. */
  function finish(close: () => void): void {
    if (state === "ended") return;
    state = "ended";
    close();
    onEnd();
  }
  /** The server has taken the last bytes; once it has handed them on, the connection is over. */
  function finishSoon(controller: ReadableStreamDefaultController<Uint8Array>): void {
    setTimeout(() => finish(() => controller.close()), 0);
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        response.connect(createConnection(controller));
        const abort = () => finish(() => controller.close());
        if (request.signal.aborted) abort();
        else request.signal.addEventListener("abort", abort, { once: true });
      },
      pull(controller) {
        if (state === "open") onDrain();
        else finishSoon(controller);
      },
      cancel: () => finish(() => {}),
    },
    // One frame may wait, no more.
    { highWaterMark: 1 },
  );

  function createConnection(controller: ReadableStreamDefaultController<Uint8Array>): Connection {
    const hasRoom = () => (controller.desiredSize ?? 0) > 0;
    return {
      write(bytes) {
        if (state === "open") controller.enqueue(bytes);
        return state === "open" && hasRoom();
      },
      end() {
        if (state !== "open") return;
        state = "ending";
        if (hasRoom()) finishSoon(controller);
      },
      destroy: () => finish(() => controller.error(new Error(ENDED))),
      onDrain: (drained) => {
        onDrain = drained;
      },
      onEnd: (ended) => {
        onEnd = ended;
      },
    };
  }
}
