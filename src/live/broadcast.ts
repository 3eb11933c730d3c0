import { eventText, retryText } from "../sse/event.ts";
import type { Stream } from "../sse/stream.ts";
import type { Frame, FrameSource } from "./frame.ts";
import { type Connection, createSubscriber, type Subscriber } from "./subscriber.ts";

/** Sends the frames of one or more views, over one stream, to all who watch just those. */
export interface Broadcast {
  readonly size: number;
  /** Draws what changed and sends it to all; returns how many frames went out. */
  cycle(now: number): Sent;
  subscribe(connection: Connection, retryMs: number, onEnd: () => void): Subscriber;
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
  keepAliveMs: number;
  /** Told the bytes on the wire of each frame. */
  onBytes: (source: FrameSource, bytes: number) => void;
}

export function createBroadcast({
  sources,
  stream,
  named,
  keepAliveMs,
  onBytes,
}: BroadcastOptions): Broadcast {
  const subscribers = new Set<Subscriber>();
  const sent = new Map<FrameSource, Frame>();
  let eventCount = 0;
  let lastWrite = 0;

  function textOf(source: FrameSource, frame: Frame): string {
    const event = { data: frame.svg, id: String(eventCount) };
    return eventText(named ? { ...event, event: source.view.chart } : event);
  }

  /** The newest frames, as a newcomer or one who fell behind gets them. */
  function present(): string {
    let text = "";
    for (const source of sources) {
      // Those who watch already have seen this one; a newcomer alone sees the chart as it is now.
      const frame = sent.get(source) ?? source.draw();
      sent.set(source, frame);
      text += textOf(source, frame);
    }
    return text;
  }

  function sendToAll(bytes: Uint8Array, now: number): number {
    lastWrite = now;
    let reached = 0;
    for (const subscriber of subscribers) if (subscriber.send(bytes)) reached++;
    return reached;
  }

  function sendChange(source: FrameSource, total: Sent, now: number): void {
    const frame = source.draw();
    if (sent.get(source) === frame) return;
    sent.set(source, frame);
    eventCount++;
    const bytes = stream.write(textOf(source, frame));
    onBytes(source, bytes.length);
    const reached = sendToAll(bytes, now);
    total.frames += reached;
    total.skipped += subscribers.size - reached;
  }

  return {
    get size() {
      return subscribers.size;
    },
    cycle(now) {
      const total: Sent = { frames: 0, skipped: 0 };
      for (const source of sources) sendChange(source, total, now);
      if (now - lastWrite >= keepAliveMs) sendToAll(stream.keepAlive(), now);
      return total;
    },
    subscribe(connection, retryMs, onEnd) {
      if (subscribers.size === 0) sent.clear();
      const subscriber = createSubscriber(
        connection,
        (isNew) => stream.primer(present(), isNew ? retryText(retryMs) : ""),
        () => {
          subscribers.delete(subscriber);
          onEnd();
        },
      );
      subscribers.add(subscriber);
      subscriber.begin();
      return subscriber;
    },
    end() {
      for (const subscriber of subscribers) subscriber.end();
    },
  };
}
