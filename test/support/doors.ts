import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";
import { served } from "./served.ts";

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** Typed as an error, which most are. */
  json(): { code: string; message: string };
}

/** A hub, and one way of asking it. */
export interface Door {
  live: Live;
  /** The host that pages of this server come from. */
  origin: string;
  ask(path: string, asked?: Asked): Promise<Answered>;
}

/** The ways in that must answer alike. */
export const DOORS: [name: string, open: (options: LiveOptions) => Promise<Door>][] = [
  ["live.handler", openNode],
  ["live.fetch", openWeb],
];

async function openNode(options: LiveOptions): Promise<Door> {
  const { live, port, url } = await served(options);
  const ask = (path: string, { method = "GET", headers = {}, body }: Asked = {}) =>
    new Promise<Answered>((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      const request = httpRequest(
        { port, host: "127.0.0.1", path, method, headers: { ...headers, ...length }, agent: false },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part)).on("error", reject);
          response.on("end", () => {
            const all = Object.entries(response.headersDistinct);
            resolve(
              answered(
                response.statusCode ?? 0,
                new Headers(all.map(([name, values]) => [name, (values ?? []).join(", ")])),
                Buffer.concat(parts).toString(),
              ),
            );
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
  return { live, origin: url, ask };
}

async function openWeb(options: LiveOptions): Promise<Door> {
  const live = createLive({ routes: { push: true, annotate: true }, ...options });
  onTestFinished(() => live.close());
  const origin = "http://plots.example:8080";
  const ask = async (path: string, { method = "GET", headers = {}, body }: Asked = {}) => {
    const request = new Request(origin + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body as string | Uint8Array<ArrayBuffer> }),
    });
    const response = await live.fetch(request);
    return answered(response.status, response.headers, await response.text());
  };
  return { live, origin, ask };
}

function answered(status: number, headers: Headers, text: string): Answered {
  return {
    status,
    headers,
    text,
    json: () => JSON.parse(text) as { code: string; message: string },
  };
}

/** Sends bytes as they are, and gives back all that comes until the server or the test ends it. */
export function rawExchange(port: number, text: string, endAfter = true): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      if (endAfter) socket.end(text);
      else socket.write(text);
    });
    let received = "";
    socket.setEncoding("utf8").setTimeout(5000, () => socket.destroy());
    socket.on("data", (part: string) => (received += part));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" ? undefined : reject(error),
    );
    socket.on("close", () => resolve(received));
  });
}
