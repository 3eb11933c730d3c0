import { createParser, type EventSourceMessage } from "eventsource-parser";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Encoding } from "../../src/sse/accept-encoding.ts";
import { createDecoder } from "./decoders.ts";

/** Where a server listens: on a port of this machine, or on a Unix socket. */
export type Place = number | string;

/** A socket that has asked for events and does not read. */
export async function stalledViewer(place: Place, encoding: Encoding): Promise<Socket> {
  const socket = typeof place === "number" ? connect(place, "127.0.0.1") : connect(place);
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  socket.pause();
  socket.write(requestFor("/events", encoding));
  return socket;
}

/** What one has to accept to be sent each encoding. */
const ACCEPTED: Record<Encoding, string> = {
  identity: "identity",
  gzip: "gzip, deflate",
  flushedGzip: "gzip",
  zstd: "zstd",
};

export function requestFor(path: string, encoding: Encoding): string {
  return `GET ${path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${ACCEPTED[encoding]}\r\n\r\n`;
}

/** What a viewer has seen so far; it keeps no frame but the newest. */
export interface Seen {
  frames: number;
  newest: EventSourceMessage | undefined;
  /** The ids of frames that did not come right after the one before. */
  gaps: string[];
  /** Ends of frames that were not whole, and what a decoder complained of. */
  faults: unknown[];
  retries: number[];
}

/** Reads what a socket brings from now on: past the headers, an encoded stream of events. */
export function readEvents(socket: Socket, encoding: Encoding): Seen {
  const seen: Seen = { frames: 0, newest: undefined, gaps: [], faults: [], retries: [] };
  const parser = createParser({
    onEvent(event) {
      if (!/^<svg [^]*<\/svg>$/.test(event.data)) seen.faults.push(event.data.slice(-60));
      const isNext = Number(event.id) === Number(seen.newest?.id ?? Number(event.id) - 1) + 1;
      if (!isNext) seen.gaps.push(`${event.id} after ${seen.newest?.id}`);
      seen.newest = event;
      seen.frames++;
    },
    onRetry: (ms) => void seen.retries.push(ms),
    onError: (error) => void seen.faults.push(error),
  });
  const decoder = createDecoder(
    encoding,
    (text) => parser.feed(text),
    (error) => seen.faults.push(error),
  );
  let head: Buffer | undefined = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    if (head === undefined) return decoder.write(bytes);
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    if (!head.toString("latin1").startsWith("HTTP/1.1 200 ")) seen.faults.push(head.toString());
    decoder.write(head.subarray(end + 4));
    head = undefined;
  });
  socket.resume();
  return seen;
}
