import { WISHES_SHARE } from "../limits.ts";
import { createAdmission } from "./admission.ts";
import { type Broadcasts, createBroadcasts, formatOf, type Wire } from "./broadcasts.ts";
import type { Charts } from "./charts.ts";
import { type Cycle, createChangeCycle, createIntervalCycle } from "./cycle.ts";
import type { FrameSources } from "./frame-sources.ts";
import { createHousekeeping } from "./housekeeping.ts";
import type { HubSettings } from "./hub-options.ts";
import { jitter } from "./jitter.ts";
import { createShares } from "./shares.ts";
import { longestStay } from "./longest-stay.ts";
import { createShutdown } from "./shutdown.ts";
import type { Slices } from "./slices.ts";
import type { Counters } from "./stats.ts";
import { createTurns } from "./turns.ts";
import type { Connection } from "./subscriber.ts";
import type { NamedView, ViewOptions } from "./view.ts";
import { describeStream, outdatedWhen, type WantedViews } from "./wanted-stream.ts";
import type { Work } from "../work.ts";

/** Everyone who watches a hub: lets viewers in, sends them frames while there are any, sends them away. */
export interface Audience {
  /** Number of viewers. */
  count(): number;
  /**
   * @returns what sends the frames to a connection, and throws as `admit` does.
   * @throws PlotcastError `CHART_UNKNOWN`, `FULL`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws where
   * no chart can be drawn.
   */
  admit(charts: readonly string[], view: ViewOptions, wire: Wire): Join;
  /** A chart has changed. Starts a cycle where changes do; one at fixed intervals ignores it. */
  signalChange(): void;
  /** Sends those away who watch a chart that is no more: asking again, they hear of it. */
  endOf(chart: string): void;
  /** Refuses new viewers, sends the others away, and resolves when all have gone. */
  drain(timeoutMs: number): Promise<void>;
  /** Refuses new viewers and closes all connections at once. */
  close(): void;
}

/** Lets a viewer in that was admitted. */
export type Join = (connection: Connection) => void;

export interface AudienceOptions {
  settings: HubSettings;
  charts: Charts;
  sources: FrameSources;
  slices: Slices;
  counters: Counters;
}

export function createAudience(options: AudienceOptions): Audience {
  const { settings, charts, sources, slices, counters } = options;
  const { maxAgeMs } = settings;
  const paceMs = paceOf(settings);
  const admission = createAdmission(settings);
  const shares = createShares(settings);
  const shutdown = createShutdown();
  const beginAll = (works: Iterable<Work>) => {
    for (const done of slices.beginAll(works)) done.catch(settings.onError);
  };
  const broadcasts = createBroadcasts({
    sources,
    slices,
    begin: (work) => beginAll([work]),
    onDelivery: counters.delivered,
    onPrimer: counters.primed,
    onError: settings.onError,
    // In change mode nothing else would start a cycle for what has changed meanwhile.
    onLeftOut: () => cycle.signalChange(),
    reconnectMs: () => shutdown.reconnectMs(settings.retryMs, admission.count()),
  });
  const cycle = createHubCycle(options, broadcasts, beginAll);
  const { signalChange } = cycle;
  const housekeeping = createHousekeeping({ settings, broadcasts, beginAll, signalChange });

  /** @throws PlotcastError as `Audience.admit` does. */
  function check(names: readonly string[], view: ViewOptions, wire: Wire): WantedViews {
    checkOpen(wire);
    // A thousand names take a while, too: what they take is not there for drawings of the same turn.
    return slices.spend((isOver) => {
      const wanted = findRoom(names, view, wire);
      checkViews(sources, wanted.views, isOver);
      return wanted;
    });
  }

  function checkOpen({ address }: Wire): void {
    shutdown.checkOpen();
    admission.check(address);
  }

  /**
   * A size is a wish: where there is no room for it, the charts come in their own. So is a look that stands
   * behind a chart's name: where there is no room for that, the chart comes as it is, under its name.
   */
  function findRoom(names: readonly string[], view: ViewOptions, wire: Wire): WantedViews {
    const wished = describeStream(charts, names, view, wire);
    if (shares.hasRoom(wire.address, wished)) return wished;
    const { width: _width, height: _height, ...withoutSize } = view;
    const unsized = describeStream(charts, names, withoutSize, wire);
    if (shares.hasRoom(wire.address, unsized)) return unsized;
    const plain = describeStream(charts, charts.withoutLooks(names), withoutSize, wire);
    shares.check(wire.address, plain);
    return plain;
  }

  function join(wanted: WantedViews, wire: Wire, connection: Connection): void {
    const broadcast = slices.spend(() => broadcasts.getOrCreate(wanted, wire));
    const format = formatOf(wire);
    const leave = admission.enter(wire.address);
    const giveBack = shares.enter(wire.address, wanted);
    cycle.start();
    housekeeping.start();
    broadcast.subscribe(connection, {
      first: format.first(jitter(settings.retryMs, 0.5), settings.keepAliveMs),
      stayMs: jitter(longestStay(format, wanted.views.length, { maxAgeMs, paceMs }), 0.2),
      isOutdated: outdatedWhen(charts, wanted.views),
      onWork: wire.onWork,
      onEnd: () => {
        leave();
        giveBack();
        if (admission.count() === 0) rest();
      },
    });
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
    signalChange,
    admit(names, view, wire) {
      const admitted = check(names, view, wire);
      const before = charts.revision();
      const isStillRight = () =>
        charts.revision() === before && shares.hasRoom(wire.address, admitted);
      return (connection) => {
        checkOpen(wire);
        join(isStillRight() ? admitted : check(names, view, wire), wire, connection);
      };
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

/**
 * Draws each view that nobody watches yet: an error shows before a connection is promised, where no view can
 * be drawn. Those that fail beside others are left out of the stream; so are those of very many for which
 * there is no time now.
 */
function checkViews(
  sources: FrameSources,
  views: readonly NamedView[],
  isOver: () => boolean,
): void {
  const errors: unknown[] = [];
  for (const { view } of views) {
    if (sources.isWatched(view)) continue;
    try {
      sources.borrow(view).draw();
    } catch (error) {
      errors.push(error);
    }
    if (isOver()) break;
  }
  if (errors.length === views.length) throw errors[0];
}

/** The least time between two frames of a view, in ms. */
function paceOf({ everyMs, minMs }: HubSettings): number {
  return everyMs === "change" ? minMs : everyMs;
}

function createHubCycle(
  { settings, counters }: AudienceOptions,
  broadcasts: Broadcasts,
  beginAll: (works: Iterable<Work>) => void,
): Cycle {
  const { everyMs, minMs } = settings;
  const turns = createTurns(WISHES_SHARE * paceOf(settings), () => cycle.signalChange());
  const run = (lagMs: number) => {
    counters.cycle(lagMs);
    const { defaults, wishes } = broadcasts.byKind();
    // Those of few charts do not wait for those of many.
    defaults.sort((a, b) => a.size - b.size);
    beginAll([...defaults.map((broadcast) => broadcast.cycle()), turns.cycle(wishes)]);
  };
  const cycle =
    everyMs === "change" ? createChangeCycle(minMs, run) : createIntervalCycle(everyMs, run);
  return cycle;
}
