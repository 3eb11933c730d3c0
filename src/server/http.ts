import type { Connection } from "../live/subscriber.ts";

/** A request, as routes see it, whichever server took it in. */
export interface HttpRequest {
  method: string;
  url: URL;
  /** Where it comes from, if that is known. */
  address?: string | undefined;
  header(name: string): string | undefined;
  /** The body as text. @throws PlotcastError `TOO_LARGE` past `most` bytes, `INPUT_INVALID` if cut short. */
  text(most: number): Promise<string>;
}

/** An answer that is whole. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

/** An answer that goes on: the server sends the headers, then hands over the connection. */
export interface LiveReply {
  status: 200;
  headers: Record<string, string>;
  connect(connection: Connection): void;
}

export function isLive(reply: Reply | LiveReply): reply is LiveReply {
  return "connect" in reply;
}

export function textReply(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Reply {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...SAFE, ...headers },
    body,
  };
}

export function jsonReply(status: number, value: unknown): Reply {
  const headers = { "content-type": "application/json", "cache-control": "no-store", ...SAFE };
  return { status, headers, body: `${JSON.stringify(value)}\n` };
}

/** No browser shall take an answer for something else than it says. */
export const SAFE = { "x-content-type-options": "nosniff" };
