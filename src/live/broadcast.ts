import { eventText, retryText } from "../sse/event.ts";
import type { Stream, StreamEvent } from "../sse/stream.ts";
import type { Frame, FrameSource } from "./frame.ts";
import { type Connection, createSubscriber, type Subscriber } from "./subscriber.ts";

/** Sends the frames of one or more views, over one stream, to all who watch just those. */
export interface Broadcast {
  /** Draws what changed and sends it to all, in one piece. */
  cycle(): void;
  /** Gives a sign of life where nothing was sent for so long. */
  keepAlive(silentMs: number): void;
  /** Closes those that have not read for so long, and takes leave of those whose time is up. */
  sweep(stallMs: number): void;
  subscribe(connection: Connection, terms: Terms): void;
  /** Takes leave of all. */
  leave(): void;
  /** Ends all connections at once. */
  drop(): void;
}

/** What one subscriber is told and granted. */
export interface Terms {
  /** After what time it may come back, should the connection be lost, in ms. */
  retryMs: number;
  /** How long it may stay, in ms. */
  stayMs: number;
  /** Called once, when the connection is over. */
  onEnd: () => void;
}

/** What was sent in one piece. */
export interface Sent {
  sources: FrameSource[];
  /** Bytes of text, and what is left of them on the wire. */
  plainBytes: number;
  wireBytes: number;
  /** How many subscribers got it, and how many it passed by as they did not read. */
  reached: number;
  skipped: number;
}

export interface BroadcastOptions {
  sources: FrameSource[];
  stream: Stream;
  /** Each event is named after its chart. */
  named: boolean;
  onSent: (sent: Sent) => void;
  /** Told the bytes of each primer. */
  onPrimer: (bytes: number) => void;
  /** Told of a drawing that failed; the other charts go on. */
  onError: (error: unknown) => void;
  /** After what time one who is sent away may come back, in ms. */
  comeBackMs: () => number;
  /** Called when the last subscriber has gone. The broadcast is over then. */
  onEmpty: () => void;
}

export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { sources, stream, named, onSent, onPrimer, onError, comeBackMs, onEmpty } = options;
  const subscribers = new Set<Subscriber>();
  const sent = new Map<FrameSource, Frame>();
  let cycles = 0;
  let lastWrite = performance.now();

  function written(source: FrameSource): StreamEvent {
    const event = { data: sent.get(source)?.svg ?? "", id: String(cycles) };
    const text = eventText(named ? { ...event, event: source.view.chart } : event);
    return { view: source.view.key, text };
  }

  /** The first subscriber begins the stream; whoever comes later sees what others see. */
  function beginStream(): void {
    if (sent.size === 0) stream.write(changedSources().map(written));
  }

  /** The sources whose charts look different now; one that cannot be drawn stays as it was. */
  function changedSources(): FrameSource[] {
    return sources.filter((source) => {
      try {
        const frame = source.draw();
        if (sent.get(source) === frame) return false;
        sent.set(source, frame);
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    });
  }

  function sendToAll(bytes: Uint8Array): number {
    lastWrite = performance.now();
    let reached = 0;
    for (const subscriber of subscribers) if (subscriber.send(bytes)) reached++;
    return reached;
  }

  function primer(retryMs?: number): Uint8Array {
    const bytes = stream.primer(retryMs === undefined ? undefined : retryText(retryMs));
    onPrimer(bytes.length);
    return bytes;
  }

  function leave(subscriber: Subscriber): void {
    subscriber.leave(stream.farewell(retryText(comeBackMs())));
  }

  return {
    cycle() {
      const changed = changedSources();
      if (changed.length === 0) return;
      cycles++;
      const before = stream.plainBytes();
      const bytes = stream.write(changed.map(written));
      const plainBytes = stream.plainBytes() - before;
      const watching = subscribers.size;
      const reached = sendToAll(bytes);
      const skipped = watching - reached;
      onSent({ sources: changed, plainBytes, wireBytes: bytes.length, reached, skipped });
    },
    keepAlive(silentMs) {
      if (performance.now() - lastWrite >= silentMs) sendToAll(stream.keepAlive());
    },
    sweep(stallMs) {
      const now = performance.now();
      for (const subscriber of subscribers) {
        if (now - (subscriber.stalledSince() ?? now) > stallMs) subscriber.drop();
        else if (now > subscriber.until) leave(subscriber);
      }
    },
    subscribe(connection, { retryMs, stayMs, onEnd }) {
      beginStream();
      const subscriber = createSubscriber({
        connection,
        until: performance.now() + stayMs,
        primer: (isNew) => primer(isNew ? retryMs : undefined),
        onEnd: () => {
          subscribers.delete(subscriber);
          if (subscribers.size === 0) onEmpty();
          onEnd();
        },
      });
      subscribers.add(subscriber);
      subscriber.begin();
    },
    leave() {
      for (const subscriber of subscribers) leave(subscriber);
    },
    drop() {
      for (const subscriber of subscribers) subscriber.drop();
    },
  };
}
