import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";

/** Answers a request itself; false: the charts are to answer it. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A server of charts, and of pages with `<live-chart>` in them. */
export interface ElementPages {
  live: Live;
  url: string;
  port: number;
  server: Server;
  /** What was asked for, in this order, with the query. */
  asked: string[];
  /** The streams that were asked for so far, each with its charts. */
  streams(): string[][];
  /** Connections that watch charts now. */
  subscribers(): number;
  /** Answers in place of the charts from now on; undefined: they answer themselves again. */
  answerBy(answer: Answer | undefined): void;
  /** Cuts all connections, streams too. */
  cut(): void;
}

export interface PagesOptions {
  live: LiveOptions;
  /** What stands in the body of `/` and of every page whose path begins with `/page`. */
  body: string;
  head?: string | undefined;
  headers?: Record<string, string> | undefined;
}

export const SCRIPT = '<script src="/live-chart.js"></script>';

/** Serves them on a port of this machine, until the test ends. */
export async function serveElements(options: PagesOptions): Promise<ElementPages> {
  const live = createLive({ routes: { push: true }, ...options.live });
  const asked: string[] = [];
  let answer: Answer | undefined;
  const { head = SCRIPT, body, headers } = options;
  const html = `<!doctype html><html lang=en><head><meta charset=utf-8><title>Charts</title><link rel=icon href="data:,">${head}</head><body>${body}</body></html>`;
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    if (url === "/" || url.startsWith("/page")) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });
      response.end(html);
      return;
    }
    asked.push(url);
    if (answer?.(request, response) !== true) live.handler(request, response);
  });
  // A stream takes its socket from the server, which then no longer closes it.
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return {
    live,
    server,
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    streams: () =>
      asked
        .filter((url) => url.startsWith("/events"))
        .map((url) => new URL(url, "http://server").searchParams.getAll("chart")),
    subscribers: () => live.stats().subscribers,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    answerBy: (next) => {
      answer = next;
    },
  };
}

/** Fills the window of each chart, and goes on pushing until the test ends. */
export function pushEvery(
  live: Live,
  everyMs: number,
  row: (i: number, name: string) => Row,
): () => void {
  let count = 0;
  // A timer that comes late must leave no gap between points.
  const start = Date.now() - PAST_POINTS * everyMs;
  const push = () => {
    count++;
    for (const name of live.names()) live.push(name, row(count, name), start + count * everyMs);
  };
  for (let i = 0; i < PAST_POINTS; i++) push();
  const timer = setInterval(push, everyMs);
  const stop = () => clearInterval(timer);
  onTestFinished(stop);
  return stop;
}

export type Row = Record<string, number | null>;

const PAST_POINTS = 40;

/** Values of two series that go up and down. */
export const wave = (i: number): Row => ({
  v: 50 + 40 * Math.sin(i / 9),
  w: 30 + 20 * Math.cos(i / 7),
});

export function chartTag(name: string, attributes = ""): string {
  return `<live-chart src="/events?chart=${encodeURIComponent(name)}" ${attributes}></live-chart>`;
}
