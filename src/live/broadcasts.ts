import type { Encoding } from "../sse/accept-encoding.ts";
import { createFlushedGzip, createGzip } from "../sse/gzip.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { createSharedStream } from "../sse/shared-stream.ts";
import type { Stream } from "../sse/stream.ts";
import { createZstd } from "../sse/zstd.ts";
import { type EventFormat, plainFormat } from "./event-format.ts";
import { type Broadcast, type BroadcastOptions, createBroadcast } from "./broadcast.ts";
import type { FrameSources } from "./frame-sources.ts";
import type { WantedStream } from "./places.ts";
import type { NamedView, WrittenView } from "./view.ts";

/** How frames travel to a viewer. */
export interface Wire {
  /** Each event is named after its chart, as it was asked for. Means nothing where there is a format. */
  named: boolean;
  /** How frames are written. Default: an event is the SVG of a frame. */
  format?: EventFormat | undefined;
  encoding: Encoding;
  /** Where the viewer connects from: the same for all whom one visitor could be. Default: this machine. */
  address?: string | undefined;
  /** Gets how long the first drawing and encoding of its stream take, in ms, part by part. */
  onWork?: ((ms: number) => void) | undefined;
}

/** The broadcasts of a hub: one for everyone who watches the same views over the same wire. */
export interface Broadcasts extends Iterable<Broadcast> {
  getOrCreate(wanted: WantedStream & { views: readonly WrittenView[] }, wire: Wire): Broadcast;
  /** Those that are there by default, and those that are wishes. */
  byKind(): { defaults: Broadcast[]; wishes: Broadcast[] };
  /** All of them, with those whose viewers were sent away and may not have gone yet. */
  withLeaving(): Iterable<Broadcast>;
  /** Sends those who watch a chart a farewell and ends their connections. */
  endOf(chart: string): void;
  /** The same for all subscribers. */
  endAll(): void;
  /** Closes all connections at once. */
  destroyAll(): void;
}

/** How frames are written for a viewer. */
export function formatOf({ format, named }: Wire): EventFormat {
  return format ?? plainFormat(named);
}

/** Events without names are the same however the chart was asked for. */
function viewKey({ event, view }: NamedView, { isNamed }: EventFormat): string | string[] {
  return isNamed ? [event, view.key] : view.key;
}

/** The same for all who get the same bytes. */
export function broadcastKey(views: readonly NamedView[], wire: Wire): string {
  const format = formatOf(wire);
  return JSON.stringify([wire.encoding, format.key, ...views.map((view) => viewKey(view, format))]);
}

/** What all broadcasts of a hub share. */
export interface BroadcastsOptions
  extends Pick<
    BroadcastOptions,
    "slices" | "begin" | "onDelivery" | "onPrimer" | "onError" | "onLeftOut" | "reconnectMs"
  > {
  sources: FrameSources;
}

/** Creates a stream of each encoding. @param views how many views share the stream. */
export const STREAMS: Record<Encoding, (views: number, format: EventFormat) => Stream> = {
  identity: (_views, { keepAlive }) => createPlainStream(keepAlive),
  gzip: (views) => createSharedStream(createGzip(views)),
  flushedGzip: (views) => createSharedStream(createFlushedGzip(views)),
  zstd: (views, { filler }) => createSharedStream(createZstd(views, filler)),
};

export function createBroadcasts(options: BroadcastsOptions): Broadcasts {
  const { sources, ...shared } = options;
  const broadcasts = new Map<string, Broadcast>();
  const leaving = new Set<Broadcast>();
  const wishes = new WeakSet<Broadcast>();
  const chartsOf = new WeakMap<Broadcast, ReadonlySet<string>>();

  function create(key: string, views: readonly WrittenView[], wire: Wire): Broadcast {
    const format = formatOf(wire);
    const held = views.map(({ event, before, view }) => ({
      event,
      before,
      ...sources.acquire(view),
    }));
    const broadcast = createBroadcast({
      watched: held.map(({ event, before, source }) => ({ event, before, source })),
      stream: STREAMS[wire.encoding](views.length, format),
      format,
      onEmpty: () => {
        leaving.delete(broadcast);
        if (broadcasts.get(key) === broadcast) broadcasts.delete(key);
        for (const { release } of held) release();
      },
      ...shared,
    });
    return broadcast;
  }

  return {
    getOrCreate({ key, views, places }, wire) {
      const known = broadcasts.get(key);
      if (known !== undefined) return known;
      const broadcast = create(key, views, wire);
      chartsOf.set(broadcast, new Set(views.map(({ view }) => view.chart)));
      // A default stream always has room, and is no wish of its viewers'.
      if (places.size > 0) wishes.add(broadcast);
      broadcasts.set(key, broadcast);
      return broadcast;
    },
    byKind() {
      const all = [...broadcasts.values()];
      return {
        defaults: all.filter((one) => !wishes.has(one)),
        wishes: all.filter((one) => wishes.has(one)),
      };
    },
    *withLeaving() {
      yield* broadcasts.values();
      yield* leaving;
    },
    endOf(chart) {
      for (const [key, broadcast] of broadcasts) {
        if (chartsOf.get(broadcast)?.has(chart) !== true) continue;
        // Who comes back meanwhile finds another chart under the name, or none.
        broadcasts.delete(key);
        leaving.add(broadcast);
        broadcast.endAll();
      }
    },
    endAll() {
      for (const broadcast of broadcasts.values()) broadcast.endAll();
    },
    destroyAll() {
      for (const broadcast of broadcasts.values()) broadcast.destroyAll();
      for (const broadcast of leaving) broadcast.destroyAll();
    },
    [Symbol.iterator]: () => broadcasts.values(),
  };
}
