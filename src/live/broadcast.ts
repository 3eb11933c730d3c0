import { retryText } from "../sse/event.ts";
import type { Stream } from "../sse/stream.ts";
import { createFrameEvents, type FrameEventsOptions } from "./frame-events.ts";
import type { Connection } from "./subscriber.ts";
import { createSubscribers, type Subscribers, type Terms } from "./subscribers.ts";

/** Sends the frames of one or more views, over one stream, to everyone who watches exactly those. */
export interface Broadcast extends Pick<Subscribers, "sweep" | "endAll" | "destroyAll"> {
  /** Draws what changed and sends it to all, in one piece. */
  cycle(): void;
  /** Sends a keep-alive if nothing was sent for `silentMs`. */
  keepAlive(silentMs: number): void;
  subscribe(connection: Connection, terms: Terms): void;
}

/** What one cycle sent, in one piece. */
export interface Delivery {
  /** The names of the charts, one for each frame. */
  charts: string[];
  /** Bytes of the text, and of its encoding on the wire. */
  plainBytes: number;
  wireBytes: number;
  /** Number of subscribers that got it, and of those that skipped it as they had not drained. */
  reached: number;
  skipped: number;
}

export interface BroadcastOptions extends FrameEventsOptions {
  stream: Stream;
  onDelivery: (delivery: Delivery) => void;
  /** Gets the size of each primer, in bytes. */
  onPrimer: (bytes: number) => void;
  /** Delay before a subscriber that is sent away may reconnect, in ms. */
  reconnectMs: () => number;
  /** Called when the last subscriber has gone. The broadcast is over then. */
  onEmpty: () => void;
}

export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { stream, onDelivery, onPrimer, reconnectMs, onEmpty } = options;
  const events = createFrameEvents(options);
  const subscribers = createSubscribers({ primer, farewell, onEmpty });
  let cycles = 0;

  function primer(retryMs?: number): Uint8Array {
    const bytes = stream.primer(retryMs === undefined ? undefined : retryText(retryMs));
    onPrimer(bytes.length);
    return bytes;
  }

  function farewell(): Uint8Array {
    return stream.farewell(retryText(reconnectMs()));
  }

  return {
    cycle() {
      const changed = events.drawChanged();
      if (changed.length === 0) return;
      cycles++;
      const before = stream.plainBytes();
      const bytes = stream.write(events.encode(changed, cycles));
      const plainBytes = stream.plainBytes() - before;
      // Before the sending: a subscriber that ends within it leaves the set.
      const watching = subscribers.count();
      const reached = subscribers.send(bytes);
      const skipped = watching - reached;
      const charts = changed.map(({ source }) => source.view.chart);
      onDelivery({ charts, plainBytes, wireBytes: bytes.length, reached, skipped });
    },
    keepAlive(silentMs) {
      if (subscribers.silentMs() >= silentMs) subscribers.send(stream.keepAlive());
    },
    subscribe(connection, terms) {
      // The first subscriber starts the stream; later ones get what the others see.
      if (events.isEmpty()) stream.write(events.encode(events.drawChanged(), cycles));
      subscribers.add(connection, terms);
    },
    sweep: subscribers.sweep,
    endAll: subscribers.endAll,
    destroyAll: subscribers.destroyAll,
  };
}
