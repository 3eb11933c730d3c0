import type { Slices } from "./slices.ts";
import { type Connection, createSubscriber, type Subscriber } from "./subscriber.ts";
import type { Work } from "../work.ts";

/** The subscribers of one stream: sends to all, closes those that stall or have stayed too long. */
export interface Subscribers {
  count(): number;
  add(connection: Connection, terms: Terms): void;
  /**
   * Sends the same bytes to all who are there now and have not been made level since. It yields where
   * the time of its part is over.
   */
  send(bytes: Uint8Array): Work<Sent>;
  /** Time since the last `send`, in ms. */
  silentMs(): number;
  /** Brings those level that wait for a primer. */
  primeWaiting(): Work;
  /** Brings all level anew, as what the stream wrote last came to nobody. */
  restart(): Work;
  /** Closes those that have not drained for `stallMs`; ends those whose time is up, or who are outdated. */
  sweep(stallMs: number): void;
  /** Sends each a farewell and ends its connection. */
  endAll(): void;
  /** Closes all connections at once. */
  destroyAll(): void;
}

/** Number of subscribers that took some bytes, and of those that skipped them as they had not drained. */
export interface Sent {
  reached: number;
  skipped: number;
}

/** The conditions for one subscriber. */
export interface Terms {
  /** Text for it alone, before all else. */
  first: string;
  /** How long it may stay, in ms. */
  stayMs: number;
  /** Whether it would get another stream now. Then it is sent away: it comes again. Default: never. */
  isOutdated?: (() => boolean) | undefined;
  /** Gets how long the first drawing and encoding of the stream take, in ms, part by part. */
  onWork?: ((ms: number) => void) | undefined;
  /** Called once, when the connection is over. */
  onEnd: () => void;
}

export interface SubscribersOptions {
  /**
   * Makes the bytes that bring a subscriber level; before those of a new one stands its first text.
   * Undefined: they are not ready, `primeWaiting` is called later.
   */
  primer: (first?: string) => readonly Uint8Array[] | undefined;
  slices: Pick<Slices, "leftMs">;
  /** Makes the last bytes of a subscriber that is sent away. */
  farewell: () => Uint8Array;
  /** Gets what a connection throws. */
  onError: (error: unknown) => void;
  /** Called when the last subscriber has gone. */
  onEmpty: () => void;
}

export function createSubscribers(options: SubscribersOptions): Subscribers {
  const { primer, farewell, slices, onError, onEmpty } = options;
  const subscribers = new Set<Subscriber>();
  /** Number of sendings so far. */
  let sendings = 0;
  let lastSend = performance.now();
  return {
    count: () => subscribers.size,
    add(connection, { first, stayMs, isOutdated, onEnd }) {
      const subscriber = createSubscriber({
        connection,
        until: performance.now() + stayMs,
        isOutdated,
        primer: (isNew) => {
          const bytes = primer(isNew ? first : undefined);
          if (bytes !== undefined) subscriber.level = sendings;
          return bytes;
        },
        onError,
        onEnd: () => {
          subscribers.delete(subscriber);
          if (subscribers.size === 0) onEmpty();
          onEnd();
        },
      });
      subscribers.add(subscriber);
      subscriber.start();
    },
    *send(bytes) {
      lastSend = performance.now();
      const sending = ++sendings;
      const sent = { reached: 0, skipped: 0 };
      for (const subscriber of subscribers) {
        // Its primer, made meanwhile, held these bytes, or will.
        if (subscriber.level >= sending || subscriber.isWaiting()) continue;
        if (subscriber.send(bytes)) sent.reached++;
        else sent.skipped++;
        if (slices.leftMs() <= 0) yield;
      }
      return sent;
    },
    silentMs: () => performance.now() - lastSend,
    *primeWaiting() {
      for (const subscriber of subscribers) {
        subscriber.prime();
        if (slices.leftMs() <= 0) yield;
      }
    },
    *restart() {
      for (const subscriber of subscribers) {
        subscriber.restart();
        if (slices.leftMs() <= 0) yield;
      }
    },
    sweep(stallMs) {
      const now = performance.now();
      for (const subscriber of subscribers) {
        if (now - (subscriber.stalledSince() ?? now) > stallMs) subscriber.destroy();
        else if (now > subscriber.until || subscriber.isOutdated()) subscriber.end(farewell());
      }
    },
    endAll() {
      for (const subscriber of subscribers) subscriber.end(farewell());
    },
    destroyAll() {
      for (const subscriber of subscribers) subscriber.destroy();
    },
  };
}
