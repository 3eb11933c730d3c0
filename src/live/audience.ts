import { WISHES_SHARE } from "../limits.ts";
import { createAdmission } from "./admission.ts";
import { broadcastKey, type Broadcasts, createBroadcasts, type Wire } from "./broadcasts.ts";
import type { Charts } from "./charts.ts";
import { type Cycle, createChangeCycle, createIntervalCycle } from "./cycle.ts";
import type { FrameSources } from "./frame-sources.ts";
import { createHousekeeping } from "./housekeeping.ts";
import type { HubSettings } from "./hub-options.ts";
import { jitter } from "./jitter.ts";
import { countPlaces, type WantedStream } from "./places.ts";
import { createShares } from "./shares.ts";
import { createShutdown } from "./shutdown.ts";
import type { Slices } from "./slices.ts";
import type { Counters } from "./stats.ts";
import { createTurns } from "./turns.ts";
import type { Connection } from "./subscriber.ts";
import type { NamedView, ViewOptions } from "./view.ts";

/** Everyone who watches a hub: lets viewers in, sends them frames while there are any, sends them away. */
export interface Audience {
  /** Number of viewers. */
  count(): number;
  /** @throws PlotcastError `CHART_UNKNOWN`, `FULL`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws. */
  admit(charts: string[], view: ViewOptions, wire: Wire): void;
  /** @throws PlotcastError as `admit` does. */
  subscribe(charts: string[], view: ViewOptions, wire: Wire, connection: Connection): void;
  /** A chart has changed. Starts a cycle where changes do; one at fixed intervals ignores it. */
  signalChange(): void;
  /** Sends those away who watch a chart that is no more: asking again, they hear of it. */
  endOf(chart: string): void;
  /** Refuses new viewers, sends the others away, and resolves when all have gone. */
  drain(timeoutMs: number): Promise<void>;
  /** Refuses new viewers and closes all connections at once. */
  close(): void;
}

export interface AudienceOptions {
  settings: HubSettings;
  charts: Charts;
  sources: FrameSources;
  slices: Slices;
  counters: Counters;
}

export function createAudience(options: AudienceOptions): Audience {
  const { settings, charts, sources, slices } = options;
  const admission = createAdmission(settings);
  const shares = createShares(settings);
  const shutdown = createShutdown();
  const reconnectMs = () => shutdown.reconnectMs(settings.retryMs, admission.count());
  const broadcasts = createHubBroadcasts(options, reconnectMs);
  const cycle = createHubCycle(options, broadcasts);
  const housekeeping = createHousekeeping({
    settings,
    broadcasts,
    slices,
    signalChange: cycle.signalChange,
  });

  /** @throws PlotcastError as `Audience.admit` does. */
  function admit(names: string[], view: ViewOptions, wire: Wire): Wanted {
    shutdown.checkOpen();
    admission.check(wire.address);
    // A thousand names take a while, too: what they take is not there for drawings of the same turn.
    return slices.spend((isOver) => {
      const wanted = findRoom(names, view, wire);
      checkViews(sources, wanted.views, isOver);
      return wanted;
    });
  }

  /** A size is a wish: where there is no room for it, the charts come in their own. */
  function findRoom(names: string[], view: ViewOptions, wire: Wire): Wanted {
    const wished = describeStream(charts, names, view, wire);
    if (shares.hasRoom(wire.address, wished)) return wished;
    const { width: _width, height: _height, ...withoutSize } = view;
    const plain = describeStream(charts, names, withoutSize, wire);
    shares.check(wire.address, plain);
    return plain;
  }

  function rest(): void {
    cycle.stop();
    housekeeping.stop();
    shutdown.signalEmpty();
  }

  function endAll(): void {
    shutdown.begin();
    cycle.stop();
    broadcasts.endAll();
  }

  return {
    count: admission.count,
    signalChange: cycle.signalChange,
    admit,
    subscribe(names, view, wire, connection) {
      const wanted = admit(names, view, wire);
      const broadcast = broadcasts.getOrCreate(wanted.views, wire, wanted.places.size === 0);
      const leave = admission.enter(wire.address);
      const giveBack = shares.enter(wire.address, wanted);
      cycle.start();
      housekeeping.start();
      broadcast.subscribe(connection, {
        retryMs: jitter(settings.retryMs, 0.5),
        stayMs: jitter(settings.maxAgeMs, 0.2),
        isOutdated: outdatedWhen(charts, wanted.views),
        onWork: wire.onWork,
        onEnd: () => {
          leave();
          giveBack();
          if (admission.count() === 0) rest();
        },
      });
    },
    endOf: broadcasts.endOf,
    async drain(timeoutMs) {
      endAll();
      if (admission.count() > 0) await shutdown.waitUntilEmpty(timeoutMs);
      broadcasts.destroyAll();
    },
    close() {
      endAll();
      broadcasts.destroyAll();
    },
  };
}

/** A stream with its views, in their order. */
interface Wanted extends WantedStream {
  views: NamedView[];
}

function describeStream(charts: Charts, names: string[], view: ViewOptions, wire: Wire): Wanted {
  const all = names.map((event) => ({ event, view: charts.streamView(event, view) }));
  const views = inOrder(charts, all);
  const places = countPlaces(views, wire.named, charts.names().length);
  return { views, key: broadcastKey(views, wire), places };
}

/** Where names are to be hidden that no series has yet: whether one has come meanwhile. */
function outdatedWhen(charts: Charts, views: readonly NamedView[]): (() => boolean) | undefined {
  const waiting = views.filter(({ view }) => view.awaited.length > 0);
  if (waiting.length === 0) return undefined;
  const awaited = waiting.map(({ view: { chart, awaited } }) => ({ chart, awaited }));
  return () =>
    awaited.some(
      ({ chart, awaited }) =>
        charts.has(chart) && awaited.some((name) => charts.get(chart).viewDefaults.hasSeries(name)),
    );
}

/** In the order of the charts, so that the order in which they are asked for makes no other stream. */
function inOrder(charts: Charts, views: NamedView[]): NamedView[] {
  const places = new Map(charts.names().map((name, place) => [name, place]));
  const place = ({ view }: NamedView) => places.get(view.chart) ?? places.size;
  return views.toSorted((a, b) => place(a) - place(b) || (a.event < b.event ? -1 : 1));
}

/**
 * Draws each view that nobody watches yet: an error shows before a connection is promised. Of very many
 * it draws as many as there is time for; the others are left out of the stream where they fail.
 */
function checkViews(sources: FrameSources, views: NamedView[], isOver: () => boolean): void {
  for (const { view } of views) {
    if (sources.isWatched(view)) continue;
    sources.borrow(view).draw();
    if (isOver()) return;
  }
}

function createHubBroadcasts(
  { settings, sources, slices, counters }: AudienceOptions,
  reconnectMs: () => number,
): Broadcasts {
  return createBroadcasts({
    sources,
    slices,
    onDelivery: counters.delivered,
    onPrimer: counters.primed,
    onError: settings.onError,
    reconnectMs,
  });
}

function createHubCycle(
  { settings: { everyMs, minMs }, slices, counters }: AudienceOptions,
  broadcasts: Broadcasts,
): Cycle {
  const paceMs = everyMs === "change" ? minMs : everyMs;
  const turns = createTurns(WISHES_SHARE * paceMs, () => cycle.signalChange());
  const run = (lagMs: number) => {
    counters.cycle(lagMs);
    const { defaults, wishes } = broadcasts.byKind();
    // Those of few charts do not wait for those of many.
    defaults.sort((a, b) => a.size - b.size);
    slices.begin([...defaults.map((broadcast) => broadcast.cycle()), turns.cycle(wishes)]);
  };
  const cycle =
    everyMs === "change" ? createChangeCycle(minMs, run) : createIntervalCycle(everyMs, run);
  return cycle;
}
