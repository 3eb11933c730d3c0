import type { Stream, StreamEvent } from "../sse/stream.ts";
import { type Batches, createBatches, createEncodingCost } from "./frame-batches.ts";
import { createFrameEvents, type FrameEventsOptions, type Watched } from "./frame-events.ts";
import type { Slices } from "./slices.ts";
import type { Connection } from "./subscriber.ts";
import { createSubscribers, type Subscribers, type Terms } from "./subscribers.ts";
import { measured, type Work } from "../work.ts";

/** Sends the frames of one or more views, over one stream, to everyone who watches exactly those. */
export interface Broadcast extends Pick<Subscribers, "sweep" | "endAll" | "destroyAll"> {
  /** Number of views. */
  readonly size: number;
  /**
   * Draws what changed and sends it to all: in one piece, or in several where that takes longer than a
   * turn of the event loop may. Does nothing while an earlier one is not done.
   */
  cycle(): Work;
  /** Sends a keep-alive if nothing was sent for `silentMs`. @param keepAliveMs says by when it always comes. */
  keepAlive(silentMs: number, keepAliveMs: number): Work;
  subscribe(connection: Connection, terms: Terms): void;
}

/** What a cycle sent in one piece: all that changed, or as much of it as there was time for at once. */
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
  watched: Watched[];
  stream: Stream;
  slices: Pick<Slices, "leftMs">;
  /** Begins work that nobody waits for. */
  begin: (work: Work) => void;
  onDelivery: (delivery: Delivery) => void;
  /** Gets the size of each primer, in bytes. */
  onPrimer: (bytes: number) => void;
  /** Called after a cycle that was asked for was left out, as something else was on its way. */
  onLeftOut: () => void;
  /** Delay before a subscriber that is sent away may reconnect, in ms. */
  reconnectMs: () => number;
  /** Called when the last subscriber has gone. The broadcast is over then. */
  onEmpty: () => void;
}

const NOBODY = () => {};
const encoder = new TextEncoder();
/** No view has this name. */
const SIGN = "\n";

/** Each batch is written to every viewer, which takes about so long for each, in ms. … */
const WRITE_MS = 0.01;
/** … Where they are many, one batch takes this much longer instead of becoming two. */
const MAX_GRACE_MS = 6;

export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { watched, stream, slices, begin, onDelivery, onPrimer, onError, reconnectMs } = options;
  const { format, onLeftOut } = options;
  const events = createFrameEvents(options);
  const subscribers = createSubscribers({ primer, farewell, slices, onError, onEmpty });
  const cost = createEncodingCost();
  let cycles = 0;
  let isRunning = false;
  let isDue = false;
  let isPriming = false;
  let isOver = false;

  /** Undefined where it takes long: then it is made in slices, and those who wait get it once it is there. */
  function primer(first?: string): readonly Uint8Array[] | undefined {
    if (!stream.preparePrimer()) {
      if (!isPriming) begin(makePrimer());
      return undefined;
    }
    const parts = stream.primer(first);
    onPrimer(parts.reduce((sum, { length }) => sum + length, 0));
    return parts;
  }

  function* makePrimer(): Work {
    isPriming = true;
    const isDone = () => isOver || stream.preparePrimer();
    try {
      do yield;
      while (!isDone());
    } finally {
      isPriming = false;
    }
    if (!isOver) yield* subscribers.primeWaiting();
  }

  function farewell(): Uint8Array {
    return stream.farewell(format.last(reconnectMs()));
  }

  function onEmpty(): void {
    isOver = true;
    options.onEmpty();
  }

  function* cycle(): Work {
    if (isOver) return;
    // One that takes longer than its interval is not begun once more before its end.
    if (isRunning) isDue = true;
    else yield* runAlone(sendChanged());
  }

  /** Nothing else is sent meanwhile; a cycle that was asked for is left out. */
  function* runAlone(work: Work): Work {
    isRunning = true;
    try {
      yield* work;
    } finally {
      isRunning = false;
      if (isDue) onLeftOut();
      isDue = false;
    }
  }

  function* sendChanged(): Work {
    // The first drawing of all is no cycle: later subscribers get it as a primer.
    let isCounted = events.isEmpty();
    const graceMs = Math.min(MAX_GRACE_MS, subscribers.count() * WRITE_MS);
    const leftMs = () => slices.leftMs() + graceMs;
    const batches = createBatches(watched, events.draw, cost, { leftMs });
    while (!batches.isDone()) {
      const changed = batches.draw();
      if (changed.length > 0) {
        if (!isCounted) cycles++;
        isCounted = true;
        yield* sendFrames(changed, batches);
      }
      yield;
      if (isOver) return;
    }
  }

  /** Encodes frames in one piece, and writes it once per subscriber. */
  function* sendFrames(changed: Watched[], batches: Batches<Watched>): Work {
    const before = stream.plainBytes();
    let encodingMs = 0;
    const bytes = yield* measured(
      write(events.encode(changed, cycles)),
      (ms) => (encodingMs += ms),
    );
    const plainBytes = stream.plainBytes() - before;
    batches.encoded(changed.length, encodingMs);
    const { reached, skipped } = yield* subscribers.send(bytes);
    if (reached + skipped === 0) return;
    const charts = changed.map(({ source }) => source.view.chart);
    onDelivery({ charts, plainBytes, wireBytes: bytes.length, reached, skipped });
  }

  /** Where it fails, the stream has text that nobody got: all are brought level anew. */
  function* write(frames: readonly StreamEvent[]): Work<Uint8Array> {
    try {
      return yield* stream.write(frames);
    } catch (error) {
      yield* subscribers.restart();
      throw error;
    }
  }

  /** A sign of life: one that pages hear, or else bytes that no viewer sees. */
  function* sign(keepAliveMs: number): Work<Uint8Array> {
    const text = format.sign?.(keepAliveMs);
    if (text === undefined) return stream.keepAlive();
    return yield* write([{ view: SIGN, bytes: encoder.encode(text) }]);
  }

  function* sendSign(keepAliveMs: number): Work {
    yield* subscribers.send(yield* sign(keepAliveMs));
  }

  return {
    size: watched.length,
    cycle,
    *keepAlive(silentMs, keepAliveMs) {
      if (isRunning || subscribers.silentMs() < silentMs) return;
      // A frame that overtook it would leave a decoder where the stream was before.
      yield* runAlone(sendSign(keepAliveMs));
    },
    subscribe(connection, terms) {
      // The first subscriber starts the stream; later ones get what the others see.
      if (events.isEmpty()) begin(measured(cycle(), terms.onWork ?? NOBODY));
      subscribers.add(connection, terms);
    },
    sweep: subscribers.sweep,
    endAll() {
      isOver = true;
      subscribers.endAll();
    },
    destroyAll() {
      isOver = true;
      subscribers.destroyAll();
    },
  };
}
