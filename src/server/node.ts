import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connection } from "../live/subscriber.ts";
import { readBody } from "./body.ts";
import { hijackSocket } from "./hijack-socket.ts";
import {
  type FullResponse,
  isStream,
  type Respond,
  type StreamResponse,
  textResponse,
} from "./http.ts";
import { createSocketConnection } from "./socket-connection.ts";

/** Responds to a request that a Node server received. */
export async function serveNode(
  req: IncomingMessage,
  res: ServerResponse,
  respond: Respond,
): Promise<void> {
  const url = parseUrl(req);
  if (url === undefined) return send(res, textResponse(400, "url: expected a path\n"), false);
  const promised = respond({
    method: req.method ?? "GET",
    url,
    address: req.socket.remoteAddress,
    header: (name) => [req.headers[name]].flat()[0],
    text: (maxBytes) => readBody(req, maxBytes),
  });
  const response = promised instanceof Promise ? await promised : promised;
  if (isStream(response)) return startStream(res, response);
  send(res, response, req.method === "HEAD");
}

function parseUrl(req: IncomingMessage): URL | undefined {
  const { url = "/" } = req;
  // A request line may also hold a whole URL (RFC 9112, 3.2.2).
  const text = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function send(res: ServerResponse, response: FullResponse, headOnly: boolean): void {
  if (res.destroyed) return;
  const body = typeof response.body === "string" ? Buffer.from(response.body) : response.body;
  // The rest of a body that was refused is not read.
  const close = res.req.complete ? {} : { connection: "close" };
  res.writeHead(response.status, { ...response.headers, ...close, "content-length": body.length });
  res.end(headOnly ? undefined : body);
}

// Pipelined request: an endless stream needs an HTTP/1.1 connection of its own.
const PIPELINED = textResponse(503, "events: expected a connection of their own\n");

function startStream(res: ServerResponse, response: StreamResponse): void {
  if (res.destroyed) return;
  const { socket } = res;
  if (res.req.httpVersionMajor === 1 && socket === null) return send(res, PIPELINED, false);
  if (socket === null || res.req.httpVersionMajor > 1) {
    res.writeHead(response.status, response.headers);
    res.flushHeaders();
    return response.connect(createResponseConnection(res));
  }
  // Chunks would cost framing for each viewer and frame; the stream ends only with its connection.
  res.useChunkedEncodingByDefault = false;
  res.writeHead(response.status, { ...response.headers, connection: "close" });
  res.flushHeaders();
  socket.setNoDelay(true);
  socket.setTimeout(0);
  response.connect(createSocketConnection(socket));
  hijackSocket(res, socket);
}

function createResponseConnection(res: ServerResponse): Connection {
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
