import type { BodyTerms, SentBody } from "./body-bytes.ts";
import type { Connection } from "../live/subscriber.ts";

/** A request as routes see it, whichever kind of server received it. */
export interface HttpRequest {
  method: string;
  /** Its path may lack what the charts are mounted at. */
  url: URL;
  /** The whole path that the viewer asked for. */
  askedPath: string;
  /** The host and port that the viewer asked for, if known. */
  host: string | undefined;
  scheme: "http" | "https";
  /** What is not ours goes on to others. */
  passesOn: boolean;
  /** Errors that we have not foreseen go on to the framework. */
  passesErrors: boolean;
  /** Only the charts are where this request was handed over, so its path may begin with anything. */
  isMounted: boolean;
  /** The framework drops `content-encoding`, so frames go out as plain text. */
  isPlain: boolean;
  /** Where it comes from, if known; to routes, the address that its visitor is counted under. */
  address?: string | undefined;
  header(name: string): string | undefined;
  /** Aborted where the viewer has gone, or has its response. */
  signal(): AbortSignal;
  /** The same, for a look: to wait for it costs each viewer memory. */
  isGone(): boolean;
  /** The body as it was sent. @throws PlotcastError as `Bodies.read` does. */
  body(terms: BodyTerms): Promise<SentBody>;
}

/** A complete response. */
export interface FullResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
  /** To be called once it has gone out, or will not. */
  onOver?: () => void;
}

/** A response without an end: the server sends the headers, then hands over the connection. */
export interface StreamResponse {
  status: 200;
  headers: Record<string, string>;
  connect(connection: Connection): void;
}

/** A response that is made while it is read: the next part only once the one before was taken. */
export interface DownloadResponse {
  status: 200;
  headers: Record<string, string>;
  /** `return()` is called where the reader has gone. */
  parts: AsyncGenerator<Uint8Array>;
}

export type HttpResponse = FullResponse | StreamResponse | DownloadResponse;

/**
 * Responds to a request. `undefined` where the request is for others. Without a promise where that can be,
 * so that what was true of the hub still is when the response goes out. It throws, or rejects, only where
 * the request passes errors on.
 */
export type Respond = (request: HttpRequest) => HttpResponse | Promise<HttpResponse> | undefined;

export function isStream(response: HttpResponse): response is StreamResponse {
  return "connect" in response;
}

export function isDownload(response: HttpResponse): response is DownloadResponse {
  return "parts" in response;
}

/** Keeps browsers from guessing another content type. */
export const NOSNIFF_HEADERS = { "x-content-type-options": "nosniff" };

export function textResponse(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): FullResponse {
  const type = { "content-type": "text/plain; charset=utf-8" };
  return { status, headers: { ...type, ...NOSNIFF_HEADERS, ...headers }, body };
}

export function jsonResponse(status: number, value: unknown): FullResponse {
  const type = { "content-type": "application/json", "cache-control": "no-store" };
  return { status, headers: { ...type, ...NOSNIFF_HEADERS }, body: `${JSON.stringify(value)}\n` };
}
