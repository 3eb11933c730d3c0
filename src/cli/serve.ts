import { createCatalog, type Catalog } from "../catalog/catalog.ts";
import { createKeeper, type Keeper } from "../catalog/keeper.ts";
import { createKeptReport } from "../catalog/kept-report.ts";
import { SERVED_CHARTS } from "../limits.ts";
import type { OpenHub } from "../live/create-hub.ts";
import { openLive, type Live } from "../server/create-live.ts";
import type { LiveParts } from "../server/live-parts.ts";
import { createReceiverRoutes } from "../sources/receiver-routes.ts";
import type { RunningSource, Source } from "../sources/source.ts";
import type { KeptReport } from "../store/store.ts";
import { accessOptions } from "./access.ts";
import type { Listening } from "./listen.ts";
import { createErrorLog, createTroubleLog } from "./error-log.ts";
import type { StationFlags } from "./flags.ts";
import { openKept } from "./keeping.ts";
import { createSources } from "./station-sources.ts";
import { machineZone } from "./time-zone.ts";
import { say } from "./say.ts";

const SHOWN_POINTS = 120;
const SWEEP_MS = 5000;
const DAY = 86_400_000;
/** Where charts are drawn as points come: no more often than this, in ms. */
const MIN_CHANGE_MS = 50;

/** Takes measurements from anywhere, charts and keeps them, until the process ends. */
export async function showStation(flags: StationFlags, { show }: Listening): Promise<void> {
  const onError = createErrorLog();
  const store = await openKept(flags);
  const keeper =
    store === undefined ? undefined : createKeeper(store, onError, { keepMs: flags.keep });
  const { live, open, catalog } = openStation(
    flags,
    onError,
    keeper,
    store && createKeptReport(store),
  );
  await keeper?.restore(open.hub, open.columns, (chart, series) => catalog.adopt(chart, series));
  const running: RunningSource[] = [];
  show(live, async () => {
    // A source that cannot be stopped must not keep from disk what the others gave.
    await Promise.allSettled(running.map(async (source) => await source.stop()));
    await store?.close();
  });
  await keeper?.restored();
  running.push(...(await startSources(flags, catalog)));
  setInterval(() => catalog.sweep(Date.now()), SWEEP_MS).unref();
}

function openStation(
  flags: StationFlags,
  onError: (error: unknown) => void,
  keeper: Keeper | undefined,
  kept: (() => KeptReport) | undefined,
) {
  let open!: OpenHub;
  let catalog!: Catalog;
  const settling = {
    mark: keeper?.mark ?? (() => 0),
    settled: keeper?.settled ?? (() => Promise.resolve(true)),
  };

  function join(hub: OpenHub): LiveParts {
    open = hub;
    catalog = createCatalog({
      ...hub,
      ...settling,
      forgetMs: DAY,
      onTrouble: createTroubleLog(),
      onChart(chart) {
        keeper?.keepChart({ ...chart, options: { ...chart.options } });
        if (flags.explain === true) say(`chart ${JSON.stringify(chart.name)}: ${chart.reason}`);
      },
    });
    return {
      receivers: createReceiverRoutes(),
      contextOf: catalog.contextOf,
      ...settling,
      origins: () => readOrigins(hub, catalog, kept?.()),
    };
  }

  const live: Live = openLive(
    {
      title: flags.title,
      window: { points: SHOWN_POINTS },
      everyMs: flags.change === true ? "change" : flags.every,
      minMs: MIN_CHANGE_MS,
      timeZone: flags.tz ?? machineZone(),
      onError,
      ...accessOptions(flags),
      addCharts: true,
      maxCharts: SERVED_CHARTS,
    },
    { journal: keeper?.journal, history: keeper?.history, replaces: true },
    join,
  );
  return { live, open, catalog };
}

function readOrigins({ hub }: OpenHub, catalog: Catalog, kept: KeptReport | undefined) {
  const reasons = catalog.reasons();
  const charts = hub.names().map((name) => ({
    name,
    title: hub.title(name),
    reason: reasons.get(name) ?? `pushed to /api/push/${name}`,
  }));
  return { charts, sources: catalog.sources(), kept };
}

/** Starts all sources. If one cannot start, a message says so, and the others run. */
async function startSources(flags: StationFlags, catalog: Catalog): Promise<RunningSource[]> {
  const sources = await createSources(flags);
  const started = await Promise.all(sources.map((source) => startSource(source, catalog)));
  return started.filter((source) => source !== undefined);
}

async function startSource(source: Source, catalog: Catalog): Promise<RunningSource | undefined> {
  const context = catalog.contextOf(source.name);
  try {
    return await source.start(context);
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    context.setTrouble(trouble);
    return undefined;
  }
}
