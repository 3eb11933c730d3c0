import type { SourceContext } from "./source.ts";

/** A request to a receiver: its body is whole, within its bounds, and unpacked from gzip. */
export interface ReceivedRequest {
  method: "GET" | "POST";
  /** The path below where the program is mounted: "/api/v2/write". */
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  body: Uint8Array;
}

/** What a receiver answers, in the words of its protocol. */
export interface ReceiverAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

/**
 * Takes what others send over HTTP in one protocol. Each is one file in `sources/`, which is loaded with the
 * first request to it.
 */
export interface Receiver {
  /** What people call it: "influx". */
  readonly name: string;
  /**
   * Reads a request and answers once everything in it that could be read is taken.
   *
   * @throws PlotcastError `INPUT_INVALID`, `TOO_LARGE`; the server answers in its own words then.
   */
  receive(request: ReceivedRequest, context: SourceContext): Promise<ReceiverAnswer>;
}

/** A receiver's paths, known before it is loaded. */
export interface ReceiverRoute {
  name: string;
  method: "GET" | "POST";
  /** Exact, below where the program is mounted. */
  path: string;
  /** The most bytes that a body may have, as sent and unpacked. */
  maxBytes: number;
  load(): Promise<Receiver>;
}
