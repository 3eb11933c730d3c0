import type { Connection } from "../../src/live/subscriber.ts";

/** A viewer without a socket: it keeps what it is sent, and stalls when a test says so. */
export interface MemoryViewer {
  connection: Connection;
  pieces: Uint8Array[];
  /** All that it was sent, where the stream is not encoded. */
  text(): string;
  /** Reads no more: from now on every write waits. */
  stall(): void;
  /** Has read what waited, and reads on. */
  readOn(): void;
  /** Has read what waited, once; it may still be stalled. */
  drain(): void;
  /** Goes away. */
  leave(): void;
  /** How the server ended it, if it did. */
  ended(): "end" | "destroy" | undefined;
}

export function createMemoryViewer(): MemoryViewer {
  const pieces: Uint8Array[] = [];
  let isStalled = false;
  let how: "end" | "destroy" | undefined;
  let onDrain = () => {};
  let onEnd = () => {};
  return {
    pieces,
    connection: {
      write(bytes) {
        pieces.push(bytes);
        return !isStalled;
      },
      end() {
        how ??= "end";
        // What waits has to be read before the end comes through.
        if (!isStalled) onEnd();
      },
      destroy() {
        how = "destroy";
        onEnd();
      },
      onDrain: (call) => (onDrain = call),
      onEnd: (call) => (onEnd = call),
    },
    text: () => Buffer.concat(pieces).toString(),
    stall: () => void (isStalled = true),
    readOn() {
      isStalled = false;
      onDrain();
    },
    drain: () => onDrain(),
    leave: () => onEnd(),
    ended: () => how,
  };
}
