import { PlotcastError } from "../error.ts";
import type { Encoding } from "../sse/accept-encoding.ts";
import { flushedGzip, gzip } from "../sse/gzip.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { createSharedStream } from "../sse/shared-stream.ts";
import type { Stream } from "../sse/stream.ts";
import { zstd } from "../sse/zstd.ts";
import { type Broadcast, type BroadcastOptions, createBroadcast } from "./broadcast.ts";
import type { FrameSources } from "./frame-sources.ts";
import type { NamedView } from "./view.ts";

/** How frames travel to a viewer. */
export interface Wire {
  /** Each event is named after its chart, as it was asked for. */
  named: boolean;
  encoding: Encoding;
  /** Where the viewer connects from, if known. */
  address?: string | undefined;
}

/** The broadcasts of a hub: one for everyone who watches the same views over the same wire. */
export interface Broadcasts extends Iterable<Broadcast> {
  /** @throws PlotcastError `LIMIT_REACHED` where a new broadcast would exceed the limit. */
  getOrCreate(views: NamedView[], wire: Wire): Broadcast;
  /** Sends those who watch a chart a farewell and ends their connections. */
  endOf(chart: string): void;
  /** The same for all subscribers. */
  endAll(): void;
  /** Closes all connections at once. */
  destroyAll(): void;
}

/** Events without names are the same however the chart was asked for. */
function viewKey({ event, view }: NamedView, { named }: Wire): string | string[] {
  return named ? [event, view.key] : view.key;
}

/** What all broadcasts of a hub share. */
export interface BroadcastsOptions
  extends Pick<BroadcastOptions, "onDelivery" | "onPrimer" | "onError" | "reconnectMs"> {
  sources: FrameSources;
  /** A limit, as the combinations of charts that can be watched together outgrow any memory. */
  maxBroadcasts: () => number;
}

const STREAMS: Record<Encoding, () => Stream> = {
  identity: createPlainStream,
  gzip: () => createSharedStream(gzip),
  flushedGzip: () => createSharedStream(flushedGzip),
  zstd: () => createSharedStream(zstd),
};

export function createBroadcasts(options: BroadcastsOptions): Broadcasts {
  const { sources, maxBroadcasts, ...shared } = options;
  const broadcasts = new Map<string, Broadcast>();
  const chartsOf = new WeakMap<Broadcast, ReadonlySet<string>>();

  function create(key: string, views: NamedView[], { named, encoding }: Wire): Broadcast {
    if (broadcasts.size >= maxBroadcasts()) {
      const message = `live: expected at most ${maxBroadcasts()} different streams at a time`;
      throw new PlotcastError("LIMIT_REACHED", message);
    }
    const broadcast = createBroadcast({
      ...shared,
      watched: views.map(({ event, view }) => ({ event, source: sources.acquire(view) })),
      stream: STREAMS[encoding](),
      named,
      onEmpty: () => {
        if (broadcasts.get(key) === broadcast) broadcasts.delete(key);
        for (const { view } of views) sources.release(view);
      },
    });
    return broadcast;
  }

  return {
    getOrCreate(views, wire) {
      const key = JSON.stringify([wire.encoding, ...views.map((view) => viewKey(view, wire))]);
      const known = broadcasts.get(key);
      if (known !== undefined) return known;
      const broadcast = create(key, views, wire);
      chartsOf.set(broadcast, new Set(views.map(({ view }) => view.chart)));
      broadcasts.set(key, broadcast);
      return broadcast;
    },
    endOf(chart) {
      for (const [key, broadcast] of broadcasts) {
        if (chartsOf.get(broadcast)?.has(chart) !== true) continue;
        // Who comes back meanwhile finds another chart under the name, or none.
        broadcasts.delete(key);
        broadcast.endAll();
      }
    },
    endAll() {
      for (const broadcast of broadcasts.values()) broadcast.endAll();
    },
    destroyAll() {
      for (const broadcast of broadcasts.values()) broadcast.destroyAll();
    },
    [Symbol.iterator]: () => broadcasts.values(),
  };
}
