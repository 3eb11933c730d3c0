import { eventText, retryText } from "../sse/event.ts";
import type { Stream } from "../sse/stream.ts";
import type { Frame, FrameSource } from "./frame.ts";
import { type Connection, createSubscriber, type Subscriber } from "./subscriber.ts";

/** Sends the frames of one or more views, over one stream, to all who watch just those. */
export interface Broadcast {
  /** Draws what changed and sends it to all. */
  cycle(): Sent;
  /** Gives a sign of life where nothing was sent for so long. */
  keepAlive(silentMs: number): void;
  /** @param onEnd is called once, when the connection is over. */
  subscribe(connection: Connection, retryMs: number, onEnd: () => void): void;
  end(): void;
}

/** What one cycle sent. */
export interface Sent {
  frames: number;
  skipped: number;
}

export interface BroadcastOptions {
  sources: FrameSource[];
  stream: Stream;
  /** Each event is named after its chart. */
  named: boolean;
  /** Told the bytes on the wire of each frame. */
  onBytes: (source: FrameSource, bytes: number) => void;
  /** Told of a drawing that failed; the other charts go on. */
  onError: (error: unknown) => void;
  /** Called when the last subscriber has gone. The broadcast is over then. */
  onEmpty: () => void;
}

export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { sources, stream, named, onBytes, onError, onEmpty } = options;
  const subscribers = new Set<Subscriber>();
  const sent = new Map<FrameSource, Frame>();
  let frameCount = 0;
  let lastWrite = performance.now();

  function textOf(source: FrameSource, frame: Frame): string {
    const event = { data: frame.svg, id: String(frameCount) };
    return eventText(named ? { ...event, event: source.view.chart } : event);
  }

  /** The first subscriber begins the stream; whoever comes later sees what others see. */
  function beginStream(): void {
    for (const source of sources) {
      if (sent.has(source)) continue;
      const frame = source.draw();
      sent.set(source, frame);
      stream.write(source.view.key, textOf(source, frame));
    }
  }

  function sendToAll(bytes: Uint8Array): number {
    lastWrite = performance.now();
    let reached = 0;
    for (const subscriber of subscribers) if (subscriber.send(bytes)) reached++;
    return reached;
  }

  function sendChange(source: FrameSource, total: Sent): void {
    const frame = source.draw();
    if (sent.get(source) === frame) return;
    sent.set(source, frame);
    frameCount++;
    const bytes = stream.write(source.view.key, textOf(source, frame));
    onBytes(source, bytes.length);
    const watching = subscribers.size;
    const reached = sendToAll(bytes);
    total.frames += reached;
    total.skipped += watching - reached;
  }

  return {
    cycle() {
      const total: Sent = { frames: 0, skipped: 0 };
      for (const source of sources) {
        try {
          sendChange(source, total);
        } catch (error) {
          onError(error);
        }
      }
      return total;
    },
    keepAlive(silentMs) {
      if (performance.now() - lastWrite >= silentMs) sendToAll(stream.keepAlive());
    },
    subscribe(connection, retryMs, onEnd) {
      beginStream();
      const subscriber = createSubscriber(
        connection,
        (isNew) => stream.primer(isNew ? retryText(retryMs) : undefined),
        () => {
          subscribers.delete(subscriber);
          if (subscribers.size === 0) onEmpty();
          onEnd();
        },
      );
      subscribers.add(subscriber);
      subscriber.begin();
    },
    end() {
      for (const subscriber of subscribers) subscriber.end();
    },
  };
}
