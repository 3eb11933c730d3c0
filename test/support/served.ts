import { createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import { createServer as createNetServer, type AddressInfo } from "node:net";
import { createGunzip } from "node:zlib";
import { onTestFinished } from "vitest";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";
import { createEventParser, type ParsedEvent } from "./event-parser.ts";

/** A hub behind a real server on the loopback interface; both end with the test. */
export interface Served {
  live: Live;
  server: Server;
  url: string;
  port: number;
}

export async function served(options: LiveOptions): Promise<Served> {
  const live = createLive({ routes: { push: true, annotate: true }, ...options });
  const server = createServer(live.handler);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    live.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { live, server, port, url: `http://127.0.0.1:${port}` };
}

/** A viewer that reads all it is sent. */
export interface Watcher {
  status: number;
  headers: IncomingHttpHeaders;
  events: ParsedEvent[];
  comments: string[];
  retries: number[];
  /** The first event, old or new, that fits. */
  until(fits: (event: ParsedEvent) => boolean): Promise<ParsedEvent>;
  /** Resolved when the server has ended the connection. */
  ended: Promise<void>;
  close(): void;
}

const PATIENCE_MS = 30_000;

/** Opens a stream of events; it is closed with the test at the latest. */
export async function watch(url: string, headers: Record<string, string> = {}): Promise<Watcher> {
  const waiting = new Set<(event: ParsedEvent) => void>();
  const parser = createEventParser((event) => {
    for (const look of waiting) look(event);
  });
  const request = get(url, { headers, agent: false });
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    request.on("response", resolve).on("error", reject);
  });
  // Only the test closes a watcher, and then there is nothing to tell.
  request.on("error", () => {});
  response.on("error", () => {});
  const isGzip = response.headers["content-encoding"] === "gzip";
  const text = isGzip ? response.pipe(createGunzip()).on("error", () => {}) : response;
  text.on("data", (bytes: Buffer) => parser.write(bytes));
  const ended = new Promise<void>((end) => response.on("close", end));
  onTestFinished(() => void request.destroy());
  return {
    ...parser,
    status: response.statusCode ?? 0,
    headers: response.headers,
    ended,
    close: () => void request.destroy(),
    until: (fits) =>
      withinPatience("an event", (resolve) => {
        const look = (event: ParsedEvent) => {
          if (!fits(event)) return;
          waiting.delete(look);
          resolve(event);
        };
        waiting.add(look);
        parser.events.forEach(look);
      }),
  };
}

/** A promise that fails, rather than hangs, where what it waits for does not come. */
export function withinPatience<T>(
  what: string,
  start: (resolve: (value: T) => void) => void,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`waited ${patienceMs} ms for ${what}`)),
      patienceMs,
    );
    start((value) => {
      clearTimeout(late);
      resolve(value);
    });
  });
}

/** Waits for what has no event of its own, by asking every few ms. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  await withinPatience<void>(what, (resolve) => {
    const timer = setInterval(() => {
      if (!holds()) return;
      clearInterval(timer);
      resolve();
    }, 5);
    onTestFinished(() => clearInterval(timer));
  });
}

/** Resolves once a chart has points: a pipe looks for a while at how its rows come before it makes one. */
export async function untilDrawn(url: string, chart: string): Promise<void> {
  let table = "";
  await eventually(`points of ${chart}`, () => {
    void fetch(`${url}/c/${chart}.table.html`).then(
      async (response) => (table = await response.text()),
      () => {},
    );
    return table.includes("<tbody><tr><th");
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createNetServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Whether an SVG shows a text, such as a value in a tooltip. */
export function showing(text: string): (event: ParsedEvent) => boolean {
  return ({ data }) => data.includes(text);
}

/** The error that a call throws. */
export function thrownBy(call: () => unknown): { name: string; code: string; message: string } {
  try {
    call();
  } catch (error) {
    return error as { name: string; code: string; message: string };
  }
  throw new Error("expected an error, but nothing was thrown");
}
