import { PlotcastError } from "../error.ts";
import type { Encoding } from "../sse/accept-encoding.ts";
import { flushedGzip, gzip } from "../sse/gzip.ts";
import { createPlainStream } from "../sse/plain-stream.ts";
import { createSharedStream } from "../sse/shared-stream.ts";
import type { Stream } from "../sse/stream.ts";
import { zstd } from "../sse/zstd.ts";
import { type Broadcast, type BroadcastOptions, createBroadcast } from "./broadcast.ts";
import type { FrameSources } from "./frame-sources.ts";
import type { View } from "./view.ts";

/** How frames come to a viewer. */
export interface Wire {
  /** Each event is named after its chart. */
  named: boolean;
  /** One compressed stream for all, or plain text. */
  encoding: Encoding;
  /** Where the viewer connects from, if that is known. */
  address?: string | undefined;
}

/** The broadcasts there are: one for all who watch the same views over the same wire. */
export interface Broadcasts extends Iterable<Broadcast> {
  /** @throws PlotcastError `LIMIT_REACHED` where it would be one too many. */
  of(views: View[], wire: Wire): Broadcast;
}

/** What all broadcasts have in common. */
export interface BroadcastsOptions
  extends Pick<BroadcastOptions, "onSent" | "onPrimer" | "onError" | "comeBackMs"> {
  sources: FrameSources;
  /** Charts can be watched together in more ways than there is memory for. */
  most: () => number;
}

const STREAMS: Record<Encoding, () => Stream> = {
  identity: createPlainStream,
  gzip: () => createSharedStream(gzip),
  flushedGzip: () => createSharedStream(flushedGzip),
  zstd: () => createSharedStream(zstd),
};

export function createBroadcasts({ sources, most, ...common }: BroadcastsOptions): Broadcasts {
  const broadcasts = new Map<string, Broadcast>();

  function create(key: string, views: View[], { named, encoding }: Wire): Broadcast {
    if (broadcasts.size >= most()) {
      const message = `live: expected at most ${most()} different streams at a time`;
      throw new PlotcastError("LIMIT_REACHED", message);
    }
    return createBroadcast({
      ...common,
      sources: views.map(sources.take),
      stream: STREAMS[encoding](),
      named,
      onEmpty: () => {
        broadcasts.delete(key);
        views.forEach(sources.release);
      },
    });
  }

  return {
    of(views, wire) {
      const key = JSON.stringify([wire.named, wire.encoding, ...views.map((view) => view.key)]);
      const broadcast = broadcasts.get(key) ?? create(key, views, wire);
      broadcasts.set(key, broadcast);
      return broadcast;
    },
    [Symbol.iterator]: () => broadcasts.values(),
  };
}
