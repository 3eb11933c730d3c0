import { PlotcastError } from "../error.ts";
import type { Connection } from "../live/subscriber.ts";
import { type HttpRequest, isLive, type LiveReply, type Reply } from "./http.ts";

/** Answers a web-standard request, for Hono, Bun, Deno, Next and all who speak `fetch`. */
export async function serveWeb(
  request: Request,
  answer: (request: HttpRequest) => Promise<Reply | LiveReply>,
): Promise<Response> {
  const reply = await answer({
    method: request.method,
    url: new URL(request.url),
    header: (name) =>
      request.headers.get(name) ?? (name === "host" ? new URL(request.url).host : undefined),
    text: (most) => bodyOf(request, most),
  });
  const { status, headers } = reply;
  if (isLive(reply)) return new Response(liveBody(reply, request.signal), { status, headers });
  return new Response(request.method === "HEAD" ? null : reply.body, { status, headers });
}

/** How many bytes may wait before a viewer counts as not reading. */
const HIGH_WATER_MARK = 16_384;

function liveBody(reply: LiveReply, signal: AbortSignal): ReadableStream<Uint8Array> {
  let onDrain = () => {};
  let onEnd = () => {};
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        reply.connect(connectionOf(controller));
        signal.addEventListener("abort", () => onEnd(), { once: true });
      },
      pull: () => onDrain(),
      cancel: () => {
        open = false;
        onEnd();
      },
    },
    { highWaterMark: HIGH_WATER_MARK, size: (bytes) => bytes?.length ?? 0 },
  );

  function connectionOf(controller: ReadableStreamDefaultController<Uint8Array>): Connection {
    return {
      write(bytes) {
        if (open) controller.enqueue(bytes);
        return open && (controller.desiredSize ?? 0) > 0;
      },
      end() {
        if (open) controller.close();
        open = false;
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

async function bodyOf(request: Request, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) throw new PlotcastError("TOO_LARGE", `body: expected at most ${most} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof PlotcastError) throw error;
    throw new PlotcastError(
      "INPUT_INVALID",
      "body: expected a whole body, but the connection broke off",
    );
  }
  return text + decoder.decode();
}
