import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connection } from "../live/subscriber.ts";
import { readNodeBody } from "./body.ts";
import { hijackSocket } from "./hijack-socket.ts";
import {
  type FullResponse,
  isStream,
  type Respond,
  type StreamResponse,
  textResponse,
} from "./http.ts";
import { createSocketConnection } from "./socket-connection.ts";

/** What frameworks add to a request of Node's: Express, Connect, Koa, body parsers. */
export type NodeRequest = IncomingMessage & {
  /** The whole path, where `url` lacks what the charts are mounted at. */
  originalUrl?: unknown;
  /** What a body parser has read. */
  body?: unknown;
  /** A route of Express's: it names a path, so nothing else is there. */
  route?: unknown;
};

/** Goes on to what follows, with an error or without. */
export type Next = (error?: unknown) => void;

/** Responds to a request that a Node server received; hands it to `next` where it is for others. */
export async function serveNode(
  req: NodeRequest,
  res: ServerResponse,
  respond: Respond,
  next?: Next,
): Promise<void> {
  const url = parseUrl(req.url);
  if (url === undefined) return send(res, textResponse(400, "url: expected a path\n"), false);
  const isHttp2 = req.httpVersionMajor > 1;
  const promised = respond({
    method: req.method ?? "GET",
    url,
    askedPath: parseUrl(req.originalUrl ?? req.url)?.pathname ?? url.pathname,
    host: header(req, isHttp2 ? ":authority" : "host") ?? header(req, "host"),
    scheme: "encrypted" in req.socket ? "https" : "http",
    address: req.socket.remoteAddress,
    passesOn: next !== undefined && req.route === undefined,
    isMounted: next === undefined || req.route !== undefined,
    isPlain: false,
    header: (name) => header(req, name),
    text: (maxBytes) => readNodeBody(req, maxBytes),
  });
  if (promised === undefined) return next?.();
  const response = promised instanceof Promise ? await promised : promised;
  if (isStream(response)) return startStream(res, response);
  send(res, response, req.method === "HEAD");
}

function header(req: IncomingMessage, name: string): string | undefined {
  return [req.headers[name]].flat()[0];
}

function parseUrl(url: unknown = "/"): URL | undefined {
  if (typeof url !== "string") return undefined;
  // A request line may also hold a whole URL (RFC 9112, 3.2.2).
  const text = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function send(res: ServerResponse, response: FullResponse, headOnly: boolean): void {
  if (res.destroyed || res.headersSent) return;
  const body = typeof response.body === "string" ? Buffer.from(response.body) : response.body;
  const length = response.status === 204 ? {} : { "content-length": body.length };
  const close = leavesBody(res.req) ? { connection: "close" } : {};
  res.writeHead(response.status, { ...response.headers, ...close, ...length });
  res.end(headOnly ? undefined : body);
}

/** Whether a body was refused before its end: the rest is not read, so the connection cannot go on. */
function leavesBody(req: IncomingMessage): boolean {
  if (req.complete || req.httpVersionMajor > 1) return false;
  return Number(req.headers["content-length"] ?? 0) > 0 || "transfer-encoding" in req.headers;
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
