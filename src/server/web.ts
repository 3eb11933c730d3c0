import type { Connection } from "../live/subscriber.ts";
import { readBody } from "./body.ts";
import { isStream, type Respond, type StreamResponse } from "./http.ts";

/** Responds to a web-standard request, for Hono, Bun, Deno, Next and everything that speaks `fetch`. */
export async function serveWeb(request: Request, respond: Respond): Promise<Response> {
  const promised = respond({
    method: request.method,
    url: new URL(request.url),
    header: (name) =>
      request.headers.get(name) ?? (name === "host" ? new URL(request.url).host : undefined),
    text: (maxBytes) => readBody(request.body ?? emptyBody(), maxBytes),
  });
  const response = promised instanceof Promise ? await promised : promised;
  const { status, headers } = response;
  if (isStream(response)) {
    return new Response(createStreamBody(response, request.signal), { status, headers });
  }
  return new Response(request.method === "HEAD" ? null : response.body, { status, headers });
}

function createStreamBody(
  response: StreamResponse,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let onDrain = () => {};
  let onEnd = () => {};
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        response.connect(createConnection(controller));
        if (signal.aborted) onEnd();
        else signal.addEventListener("abort", () => onEnd(), { once: true });
      },
      pull: () => onDrain(),
      cancel: () => {
        open = false;
        onEnd();
      },
    },
    // One frame may wait, no more.
    { highWaterMark: 1 },
  );

  function createConnection(controller: ReadableStreamDefaultController<Uint8Array>): Connection {
    return {
      write(bytes) {
        if (open) controller.enqueue(bytes);
        return open && (controller.desiredSize ?? 0) > 0;
      },
      end() {
        if (!open) return;
        open = false;
        controller.close();
        onEnd();
      },
      destroy() {
        if (!open) return;
        open = false;
        controller.error(new Error("the viewer did not read"));
        onEnd();
      },
      onDrain: (drained) => {
        onDrain = drained;
      },
      onEnd: (ended) => {
        onEnd = ended;
      },
    };
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
