import { describeValue, PlotcastError } from "../error.ts";
import { RESTORED_AT_ONCE, WHOLE_POINTS } from "../limits.ts";
import type { ColumnsIntake } from "../live/create-hub.ts";
import type { History } from "../live/history.ts";
import type { Hub } from "../live/hub.ts";
import type { Journal, PointColumns } from "../live/journal.ts";
import type { KeptChart, SeriesPoints, Store } from "../store/store.ts";
import { type RestoreLimits, restorableCharts } from "./restorable.ts";

/** Keeps what charts take in a store, and gives it back after a restart. */
export interface Keeper {
  /** For the hub: hears of all points. */
  journal: Journal;
  /** For the hub: what is kept. */
  history: History;
  /** What is handed on from now on has numbers above this one. */
  mark(): number;
  /**
   * Resolves once all points so far are kept.
   *
   * @param since a mark from before points were handed on. Default: the start.
   * @returns whether all since then were.
   */
  settled(since?: number): Promise<boolean>;
  /** Notes how a chart is to be added again. */
  keepChart(chart: KeptChart): void;
  /**
   * Where the store can be used only later, waits for that, and keeps what is in memory by then: before, it was
   * refused.
   *
   * @param isKept which charts are kept. Default: all.
   */
  keepMemory(
    hub: Pick<Hub, "names" | "has">,
    columns: ColumnsIntake,
    isKept?: (chart: string) => boolean,
  ): Promise<void>;
  /**
   * Adds the charts that are kept and still fed to a hub, in the order in which they first came, and begins to give each the
   * points that it had in memory: those first that somebody asks for. Where the store can be used only later, so
   * does this, and keeps what is in memory by then.
   *
   * @param onChart hears of each, and of its series' names.
   */
  restore(
    hub: Hub,
    columns: ColumnsIntake,
    onChart: (chart: KeptChart, series: readonly string[]) => void,
  ): Promise<void>;
  /** Resolves once all charts have their points. */
  restored(): Promise<void>;
}

/** @param onError gets what is wrong with a chart that was kept. */
export function createKeeper(
  store: Store,
  onError: (error: unknown) => void,
  limits: RestoreLimits = {},
): Keeper {
  /** Charts that the store has, or is about to have. */
  const known = new Set<string>();
  /** Charts that it could not keep: tried again with their next points. */
  const unkept = new Map<string, KeptChart>();
  /** Resolves once all so far is kept or refused. */
  let last = Promise.resolve();
  /** How much was handed to the store, and the number of what it refused last. */
  let count = 0;
  let refused = 0;
  /** Charts that wait for their points: what begins to read them. */
  const waiting = new Map<string, () => Promise<void>>();
  let all = Promise.resolve();
  let isOpen = store.opened === undefined;

  function follow(kept: Promise<boolean>): void {
    const number = ++count;
    // What is refused at once must not end the wait for what came before.
    const before = last;
    last = kept.then((isKept) => {
      if (!isKept) refused = Math.max(refused, number);
      return before;
    });
  }

  function keepChart(chart: KeptChart): void {
    known.add(chart.name);
    unkept.delete(chart.name);
    follow(putChart(chart));
  }

  async function putChart(chart: KeptChart): Promise<boolean> {
    const isKept = await store.putChart(chart);
    if (!isKept && known.delete(chart.name)) unkept.set(chart.name, chart);
    return isKept;
  }

  function addChart({ name, options }: KeptChart, hub: Hub): boolean {
    try {
      if (!hub.has(name)) hub.addChart(name, options);
      known.add(name);
      return true;
    } catch (error) {
      // An option that this version does not know, or more charts than there may be: the others go on.
      if (!(error instanceof PlotcastError)) throw error;
      onError(error);
      return false;
    }
  }

  async function seriesNames(chart: string): Promise<string[]> {
    try {
      return [...(await store.readNewest(chart, 0)).keys()];
    } catch (error) {
      onError(error);
      return [];
    }
  }

  async function restorePoints(name: string, columns: ColumnsIntake): Promise<void> {
    const wanted = columns.wanted(name);
    const points = await readNewest(store, name, wanted);
    if (((await store.extent(name))?.to ?? -Infinity) > wanted.until) onError(aheadError(name));
    if (points.size > 0) await columns.restore(name, points);
  }

  function wait(name: string, columns: ColumnsIntake): void {
    let begun: Promise<void> | undefined;
    waiting.set(name, () => {
      begun ??= restorePoints(name, columns)
        .catch(onError)
        .finally(() => waiting.delete(name));
      return begun;
    });
  }

  async function restoreCharts(
    hub: Hub,
    columns: ColumnsIntake,
    onChart: Parameters<Keeper["restore"]>[2],
  ): Promise<void> {
    const charts = await restorableCharts(store, limits, onError);
    // One that is there already, as the store was opened later, has points of its own.
    const added = charts.filter((kept) => !known.has(kept.name) && addChart(kept, hub));
    await Promise.all(added.map(async (kept) => onChart(kept, await seriesNames(kept.name))));
    for (const { name } of added) wait(name, columns);
    all = restoreAll();
  }

  const keepMemory: Keeper["keepMemory"] = async (hub, columns, isKept = () => true) => {
    if (store.opened === undefined) return;
    await store.opened;
    for (const name of hub.names()) {
      if (!hub.has(name) || !isKept(name)) continue;
      add(name, columns.inMemory(name));
      // One after the other, as what waits to be written has a bound.
      await last;
    }
  };

  function add(chart: string, points: ReadonlyMap<string, SeriesPoints>): void {
    if (!known.has(chart)) keepChart(unkept.get(chart) ?? pushedChart(chart));
    follow(store.append(chart, points));
  }

  void store.opened?.then(() => (isOpen = true));

  async function restoreAll(): Promise<void> {
    const begin = waiting.values();
    // One thread reads while the other puts in place.
    const work = async () => {
      for (const restoreNext of begin) await restoreNext();
    };
    await Promise.all(Array.from({ length: RESTORED_AT_ONCE }, work));
  }

  const history: History = {
    isThere: () => isOpen,
    read: (chart, range, most) => store.read(chart, range, most),
    extent: (chart) => store.extent(chart),
    count: (chart, range) => store.count(chart, range),
    ready: (chart) => waiting.get(chart)?.(),
  };

  return {
    journal: { add },
    history,
    mark: () => count,
    async settled(since = 0) {
      await last;
      return refused <= since;
    },
    keepChart,
    async restore(hub, columns, onChart) {
      if (isOpen) return restoreCharts(hub, columns, onChart);
      keepMemory(hub, columns)
        .then(() => restoreCharts(hub, columns, onChart))
        .catch(onError);
    },
    keepMemory,
    restored: () => all,
  };
}

/** A chart that a push made. */
function pushedChart(name: string): KeptChart {
  return { name, options: { title: name, grid: true }, reason: `pushed to /api/push/${name}` };
}

/** The clock is behind now, or was ahead when they were taken. */
function aheadError(chart: string): PlotcastError {
  const name = describeValue(chart);
  const message = `chart ${name}: points are kept that are ahead of the clock; it shows those before`;
  return new PlotcastError("POINT_AHEAD", message);
}

/** The newest points of each series and, where a stretch of time is wanted, all points of it. */
async function readNewest(
  store: Store,
  chart: string,
  { count, ms, until }: ReturnType<ColumnsIntake["wanted"]>,
): Promise<Map<string, PointColumns>> {
  const newest = await store.readNewest(chart, count, until);
  const to = Math.max(
    ...Array.from(newest.values(), ({ times }) => times[times.length - 1] ?? -Infinity),
  );
  if (ms === 0 || to === -Infinity) return toColumns(newest);
  const recent = await store.read(chart, { from: to - ms, to }, WHOLE_POINTS);
  const longer = [...newest].map(([name, few]): [string, SeriesPoints] => {
    const many = recent.get(name);
    return [name, many !== undefined && many.times.length > few.times.length ? many : few];
  });
  return toColumns(new Map(longer));
}

/** Of series that have points. */
function toColumns(points: ReadonlyMap<string, SeriesPoints>): Map<string, PointColumns> {
  const columns = new Map<string, PointColumns>();
  for (const [series, { times, values }] of points) {
    if (times.length === 0) continue;
    columns.set(series, { times: Array.from(times), values: Array.from(values) });
  }
  return columns;
}
