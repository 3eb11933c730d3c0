import type { Connection } from "../live/subscriber.ts";
import { readBody } from "./body.ts";
import { type HttpRequest, isLive, type LiveReply } from "./http.ts";
import type { Answer } from "./routes.ts";

/** Answers a web-standard request, for Hono, Bun, Deno, Next and all who speak `fetch`. */
export async function serveWeb(
  request: Request,
  answer: (request: HttpRequest) => Answer,
): Promise<Response> {
  const promised = answer({
    method: request.method,
    url: new URL(request.url),
    header: (name) =>
      request.headers.get(name) ?? (name === "host" ? new URL(request.url).host : undefined),
    text: (most) => readBody(request.body ?? nothing(), most),
  });
  const reply = promised instanceof Promise ? await promised : promised;
  const { status, headers } = reply;
  if (isLive(reply)) return new Response(liveBody(reply, request.signal), { status, headers });
  return new Response(request.method === "HEAD" ? null : reply.body, { status, headers });
}

function liveBody(reply: LiveReply, signal: AbortSignal): ReadableStream<Uint8Array> {
  let onDrain = () => {};
  let onEnd = () => {};
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reply.connect(connectionOf(controller));
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

  function connectionOf(controller: ReadableStreamDefaultController<Uint8Array>): Connection {
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

async function* nothing(): AsyncGenerator<Uint8Array> {}
