import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connection } from "../live/subscriber.ts";
import { readBody } from "./body.ts";
import { type HttpRequest, isLive, type LiveReply, type Reply, textReply } from "./http.ts";
import type { Answer } from "./routes.ts";
import { createSocketConnection } from "./socket-connection.ts";
import { takeOver } from "./hijack-socket.ts";

/** Answers a request that a Node server took in. */
export async function serveNode(
  req: IncomingMessage,
  res: ServerResponse,
  answer: (request: HttpRequest) => Answer,
): Promise<void> {
  const url = urlOf(req);
  if (url === undefined) return send(res, textReply(400, "url: expected a path\n"), false);
  const promised = answer({
    method: req.method ?? "GET",
    url,
    address: req.socket.remoteAddress,
    header: (name) => [req.headers[name]].flat()[0],
    text: (most) => readBody(req, most),
  });
  const reply = promised instanceof Promise ? await promised : promised;
  if (isLive(reply)) return goLive(res, reply);
  send(res, reply, req.method === "HEAD");
}

function urlOf(req: IncomingMessage): URL | undefined {
  const { url = "/" } = req;
  // A request line may also hold a whole URL (RFC 9112, 3.2.2).
  const text = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function send(res: ServerResponse, reply: Reply, headOnly: boolean): void {
  if (res.destroyed) return;
  const body = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
  // What is left of a body that was refused is not read to its end.
  const close = res.req.complete ? {} : { connection: "close" };
  res.writeHead(reply.status, { ...reply.headers, ...close, "content-length": body.length });
  res.end(headOnly ? undefined : body);
}

// A request that was sent behind another, before that one's answer: its turn comes when the other is
// answered, and of those that go on for ever there can be only one on a connection.
const BEHIND_ANOTHER = textReply(503, "events: expected a connection of their own\n");

function goLive(res: ServerResponse, reply: LiveReply): void {
  if (res.destroyed) return;
  const { socket } = res;
  if (res.req.httpVersionMajor === 1 && socket === null) return send(res, BEHIND_ANOTHER, false);
  if (socket === null || res.req.httpVersionMajor > 1) {
    res.writeHead(reply.status, reply.headers);
    res.flushHeaders();
    return reply.connect(responseConnection(res));
  }
  // Chunks would cost framing for each viewer and frame; the stream ends only with its connection.
  res.useChunkedEncodingByDefault = false;
  res.writeHead(reply.status, { ...reply.headers, connection: "close" });
  res.flushHeaders();
  socket.setNoDelay(true);
  socket.setTimeout(0);
  reply.connect(createSocketConnection(socket));
  takeOver(res, socket);
}

function responseConnection(res: ServerResponse): Connection {
  return {
    write: (bytes) => res.write(bytes),
    end: () => void res.end(),
    destroy: () => void res.destroy(),
    onDrain: (drained) => void res.on("drain", drained),
    onEnd: (ended) => {
      res.on("close", ended);
      res.on("error", ended);
    },
  };
}
