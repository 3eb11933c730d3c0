import { createAdmission } from "./admission.ts";
import { type Broadcasts, createBroadcasts, type Wire } from "./broadcasts.ts";
import type { Charts } from "./charts.ts";
import { type Cycle, createChangeCycle, createIntervalCycle } from "./cycle.ts";
import type { FrameSources } from "./frame-sources.ts";
import { createHousekeeping } from "./housekeeping.ts";
import type { HubSettings } from "./hub-options.ts";
import { jitter } from "./jitter.ts";
import { createShutdown } from "./shutdown.ts";
import type { Counters } from "./stats.ts";
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
  counters: Counters;
}

export function createAudience(options: AudienceOptions): Audience {
  const { settings, charts, sources, counters } = options;
  const admission = createAdmission(settings.maxSubscribers, settings.maxPerAddress);
  const shutdown = createShutdown();
  const reconnectMs = () => shutdown.reconnectMs(settings.retryMs, admission.count());
  const broadcasts = createHubBroadcasts(options, reconnectMs);
  const cycle = createHubCycle(settings, broadcasts, counters);
  const housekeeping = createHousekeeping(settings, broadcasts);

  /** @returns the views, in their order. */
  function admit(names: string[], view: ViewOptions, wire: Wire): NamedView[] {
    shutdown.checkOpen();
    admission.check(wire.address);
    const views = inOrder(charts, resolveViews(charts, names, view));
    checkViews(sources, views);
    broadcasts.checkLimit(views, wire);
    return views;
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
      const views = admit(names, view, wire);
      const broadcast = broadcasts.getOrCreate(views, wire);
      const leave = admission.enter(wire.address);
      cycle.start();
      housekeeping.start();
      broadcast.subscribe(connection, {
        retryMs: jitter(settings.retryMs, 0.5),
        stayMs: jitter(settings.maxAgeMs, 0.2),
        onEnd: () => {
          leave();
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

function resolveViews(charts: Charts, names: string[], options: ViewOptions): NamedView[] {
  return names.map((event) => ({ event, view: charts.view(event, options) }));
}

/** In the order of the charts, so that the order in which they are asked for makes no other stream. */
function inOrder(charts: Charts, views: NamedView[]): NamedView[] {
  const places = new Map(charts.names().map((name, place) => [name, place]));
  const place = ({ view }: NamedView) => places.get(view.chart) ?? places.size;
  return views.toSorted((a, b) => place(a) - place(b) || (a.event < b.event ? -1 : 1));
}

/** Draws each view once: an error shows before a connection is promised. */
function checkViews(sources: FrameSources, views: NamedView[]): void {
  sources.checkLimits(views.map(({ view }) => view));
  for (const { view } of views) sources.borrow(view).draw();
}

function createHubBroadcasts(
  { settings, charts, sources, counters }: AudienceOptions,
  reconnectMs: () => number,
): Broadcasts {
  return createBroadcasts({
    sources,
    maxBroadcasts: () => settings.maxViews * Math.max(1, charts.names().length),
    onDelivery: counters.delivered,
    onPrimer: counters.primed,
    onError: settings.onError,
    reconnectMs,
  });
}

function createHubCycle(
  { everyMs, minMs }: HubSettings,
  broadcasts: Broadcasts,
  counters: Counters,
): Cycle {
  const run = (lagMs: number) => {
    counters.cycle(lagMs);
    for (const broadcast of broadcasts) broadcast.cycle();
  };
  return everyMs === "change" ? createChangeCycle(minMs, run) : createIntervalCycle(everyMs, run);
}
