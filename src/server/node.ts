import type { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connection } from "../live/subscriber.ts";
import { readNodeBody } from "./body.ts";
import { DOWNLOAD_STALL_MS, UNCOUNTED_UNREAD_BYTES } from "../limits.ts";
import { onceOver } from "./response-end.ts";
import { sendParts } from "./download.ts";
import { hijackSocket } from "./hijack-socket.ts";
import {
  type FullResponse,
  type HttpRequest,
  type HttpResponse,
  isDownload,
  isStream,
  type Respond,
  type StreamResponse,
  textResponse,
} from "./http.ts";
import { createSocketConnection } from "./socket-connection.ts";
import { writeHead } from "./write-head.ts";

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

/** What becomes of what is not ours, and of errors. */
export interface Handover {
  next: Next | undefined;
  /** Gets errors where there is no `next`. */
  onError: (error: unknown) => void;
}

/** Responds to a request that a Node server received; hands it to `next` where it is for others. */
export function serveNode(
  req: NodeRequest,
  res: ServerResponse,
  respond: Respond,
  { next, onError }: Handover,
): void {
  const request = readRequest(req, res, next !== undefined);
  if (request === undefined && next === undefined) return send(res, NO_PATH, false);
  let promised: ReturnType<Respond>;
  try {
    promised = request === undefined ? undefined : respond(request);
  } catch (error) {
    return (next ?? onError)(error);
  }
  // Not behind a promise: what `next` throws would be handed to it once more.
  if (promised === undefined) return next?.();
  answer(req, res, promised).catch((error: unknown) => {
    if (next === undefined || res.headersSent) res.destroy();
    (next ?? onError)(error);
  });
}

const NO_PATH = textResponse(400, "url: expected a path\n");

/** @returns undefined where the request is not for a path. */
function readRequest(
  req: NodeRequest,
  res: ServerResponse,
  hasNext: boolean,
): HttpRequest | undefined {
  const url = parseUrl(req.url);
  if (url === undefined) return undefined;
  const isHttp2 = req.httpVersionMajor > 1;
  const { originalUrl = req.url } = req;
  return {
    method: req.method ?? "GET",
    url,
    askedPath: (originalUrl === req.url ? url : (parseUrl(originalUrl) ?? url)).pathname,
    host: header(req, isHttp2 ? ":authority" : "host") ?? header(req, "host"),
    scheme: "encrypted" in req.socket ? "https" : "http",
    address: req.socket.remoteAddress,
    passesOn: hasNext && req.route === undefined,
    passesErrors: hasNext,
    isMounted: !hasNext || req.route !== undefined,
    isPlain: false,
    header: (name) => header(req, name),
    signal: () => closeSignal(res),
    // A pipelined response has no socket yet.
    isGone: () => res.destroyed || (!isHttp2 && req.socket.destroyed),
    body: (terms) => readNodeBody(req, terms),
  };
}

/** Made where it is asked for: most responses are over at once. */
function closeSignal(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (res.destroyed) controller.abort();
  else res.once("close", () => controller.abort());
  return controller.signal;
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  promised: HttpResponse | Promise<HttpResponse>,
): Promise<void> {
  // What can go out in this turn of the event loop does.
  const response = promised instanceof Promise ? await promised : promised;
  if (isStream(response)) return startStream(res, response);
  if (isDownload(response)) return sendParts(res, response);
  send(res, response, req.method === "HEAD");
}

function header(req: IncomingMessage, name: string): string | undefined {
  return [req.headers[name]].flat()[0];
}

function parseUrl(url: unknown = "/"): URL | undefined {
  if (typeof url !== "string" || DOT_SEGMENT.test(url.split(/[?#]/, 1)[0]!)) return undefined;
  // A request line may also hold a whole URL (RFC 9112, 3.2.2).
  const text = url.startsWith("/") ? `http://localhost${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * `/charts/../api/push/a`: nobody asks for it by accident, as every client resolves it first. A guard of
 * the framework's looks at it as it is.
 */
const DOT_SEGMENT = /[/\\](?:\.|%2e){1,2}(?:[/\\]|$)/i;

function send(res: ServerResponse, response: FullResponse, headOnly: boolean): void {
  const { onOver } = response;
  if (res.destroyed || res.headersSent) return onOver?.();
  if (onOver !== undefined) onceOver(res, onOver);
  const body = typeof response.body === "string" ? Buffer.from(response.body) : response.body;
  const length = hasLength(response, headOnly) ? { "content-length": body.length } : {};
  const close = leavesBody(res.req) ? { connection: "close" } : {};
  writeHead(res, response.status, { ...response.headers, ...close, ...length });
  if (res.req.httpVersionMajor > 1 && res.req.method === "POST") leaveStream(res);
  if (body.length > UNCOUNTED_UNREAD_BYTES) res.setTimeout(DOWNLOAD_STALL_MS, () => res.destroy());
  res.end(headOnly ? undefined : body);
}

/** A length is that of what GET would send, of which nothing is known here (RFC 9110, 8.6). */
function hasLength({ status, body }: FullResponse, headOnly: boolean): boolean {
  return status !== 204 && status !== 304 && !(headOnly && body.length === 0);
}

/** Over HTTP/2 a request whose body was refused before its end ends by itself (RFC 9113, 8.1). */
function leaveStream(res: ServerResponse & { stream?: EventEmitter & { close(): void } }): void {
  const { stream } = res;
  if (!res.req.readableEnded) stream?.once("finish", () => stream.close());
}

/** Whether a body was refused before its end: the rest is not read, so the connection cannot go on. */
function leavesBody(req: IncomingMessage): boolean {
  if (req.complete || req.httpVersionMajor > 1) return false;
  return Number(req.headers["content-length"] ?? 0) > 0 || "transfer-encoding" in req.headers;
}

// Pipelined request: an endless stream needs an HTTP/1.1 connection of its own.
const PIPELINED = textResponse(503, "events: expected a connection of their own\n");

function startStream(res: ServerResponse, response: StreamResponse): void {
  if (res.destroyed || res.headersSent) return;
  const { socket } = res;
  if (res.req.httpVersionMajor === 1 && socket === null) return send(res, PIPELINED, false);
  if (socket === null || res.req.httpVersionMajor > 1) {
    writeHead(res, response.status, response.headers);
    res.flushHeaders();
    return response.connect(createResponseConnection(res));
  }
  // Chunks would cost framing for each viewer and frame; the stream ends only with its connection.
  res.useChunkedEncodingByDefault = false;
  writeHead(res, response.status, { ...response.headers, connection: "close" });
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
