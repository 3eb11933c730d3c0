import { PlotcastError } from "../error.ts";
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
import type { ViewOptions } from "./view.ts";

/** Everyone who watches a hub: lets viewers in, sends them frames while there are any, sends them away. */
export interface Audience {
  /** Number of viewers. */
  count(): number;
  /** @throws PlotcastError `CHART_UNKNOWN`, `FULL`, `LIMIT_REACHED`, `CLOSED`, or what a drawing throws. */
  admit(charts: string[], options: ViewOptions, address?: string): void;
  /** @throws PlotcastError as `admit` does. */
  subscribe(charts: string[], options: ViewOptions, wire: Wire, connection: Connection): void;
  /** A chart has changed, and is drawn in a cycle to come. */
  signalChange(): void;
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

export function createAudience({ settings, charts, sources, counters }: AudienceOptions): Audience {
  const { retryMs, maxAgeMs, maxViews, onError } = settings;
  const admission = createAdmission(settings.maxSubscribers, settings.maxPerAddress);
  const shutdown = createShutdown();
  const broadcasts = createBroadcasts({
    sources,
    maxBroadcasts: () => maxViews * Math.max(1, charts.names().length),
    onDelivery: counters.delivered,
    onPrimer: counters.primed,
    onError,
    reconnectMs: () => shutdown.reconnectMs(retryMs, admission.count()),
  });
  const cycle = createHubCycle(settings, broadcasts, counters);
  const housekeeping = createHousekeeping(settings, broadcasts);

  function admit(names: string[], options: ViewOptions, address?: string): void {
    if (shutdown.hasBegun()) {
      throw new PlotcastError("CLOSED", "live: expected an open hub, but it was closed");
    }
    admission.check(address);
    for (const view of names.map((name) => charts.view(name, options))) {
      sources.checkLimit(view);
      sources.borrow(view).draw();
    }
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
    subscribe(names, options, wire, connection) {
      admit(names, options, wire.address);
      const inOrder = charts.names().filter((name) => names.includes(name));
      const views = inOrder.map((name) => charts.view(name, options));
      const broadcast = broadcasts.getOrCreate(views, wire);
      const leave = admission.enter(wire.address);
      cycle.start();
      housekeeping.start();
      const onEnd = () => {
        leave();
        if (admission.count() === 0) rest();
      };
      const terms = { retryMs: jitter(retryMs, 0.5), stayMs: jitter(maxAgeMs, 0.2), onEnd };
      broadcast.subscribe(connection, terms);
    },
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
