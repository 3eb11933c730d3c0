import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { PlotcastError } from "../../src/error.ts";
import type { ReceivedRequest, ReceiverAnswer } from "../../src/sources/receiver.ts";
import { createReceiverRoutes } from "../../src/sources/receiver-routes.ts";
import type { SourceContext } from "../../src/sources/source.ts";
import { type RecordingContext, recordingContext } from "./source-context.ts";

/** A server that has all receivers, as the program has, and records what comes. */
export interface ReceiverServer {
  url: string;
  port: number;
  context: RecordingContext;
  /** What was asked: `POST /write`, with its headers. */
  requests: { line: string; headers: IncomingMessage["headers"] }[];
  close(): Promise<void>;
}

export async function startReceiverServer(): Promise<ReceiverServer> {
  const context = recordingContext();
  const requests: ReceiverServer["requests"] = [];
  const answer = answerWith(context);
  const server = createServer((req, res) => {
    requests.push({ line: `${req.method} ${req.url}`, headers: req.headers });
    void answer(req, res);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    context,
    requests,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function answerWith(context: SourceContext) {
  const routes = createReceiverRoutes();
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? "/", "http://localhost");
    const method = req.method === "HEAD" ? "GET" : req.method;
    const route = routes.find((one) => one.path === url.pathname && one.method === method);
    if (route === undefined) return send(res, { status: 404 });
    const body = await readBody(req, route.maxBytes);
    const receiver = await route.load();
    const request: ReceivedRequest = {
      method: route.method,
      path: url.pathname,
      query: url.searchParams,
      header: (name) => req.headers[name.toLowerCase()]?.toString(),
      body,
    };
    send(res, await receiver.receive(request, context).catch(refused));
  };
}

function refused(error: unknown): ReceiverAnswer {
  if (!(error instanceof PlotcastError)) throw error;
  return { status: error.code === "TOO_LARGE" ? 413 : 400, body: error.message };
}

async function readBody(req: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  return req.headers["content-encoding"] === "gzip"
    ? gunzipSync(body, { maxOutputLength: maxBytes })
    : body;
}

function send(res: ServerResponse, { status, headers, body }: ReceiverAnswer): void {
  res.writeHead(status, headers).end(body);
}
