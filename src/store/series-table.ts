import type { Database } from "./database.ts";
import type { KeptChart } from "./store.ts";

/** The charts and their series, by name. All of it is in memory as well. */
export interface SeriesTable {
  /** The ids of a chart's series by name, in the order in which they came; undefined where there is no chart. */
  seriesOf(chart: string): ReadonlyMap<string, number> | undefined;
  /** A series' id. Where there is none it is added, to be called in a transaction. */
  ensure(chart: string, name: string): number;
  /** Whether there is a series of this id. */
  has(id: number): boolean;
  put(chart: KeptChart): void;
  /** Forgets a chart and its series, but not their points. Returns the ids of its series. */
  remove(chart: string): number[];
  charts(): KeptChart[];
  ids(): Iterable<number>;
  /** Reads all anew: after a transaction that failed. */
  reload(): void;
}

interface Entry {
  id: number;
  series: Map<string, number>;
}

/** @param database one of the present schema. */
export function createSeriesTable(database: Database): SeriesTable {
  const allCharts = database.prepare("SELECT id, name, options, reason FROM chart ORDER BY id");
  const allSeries = database.prepare(
    "SELECT s.id, s.name, c.name AS chart FROM series s JOIN chart c ON c.id = s.chart ORDER BY s.id",
  );
  const putChart = database.prepare(
    `INSERT INTO chart (name, options, reason) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET options = excluded.options, reason = excluded.reason`,
  );
  const addChart = database.prepare(
    "INSERT INTO chart (name, options, reason) VALUES (?, '{}', '')",
  );
  const addSeries = database.prepare("INSERT INTO series (chart, name) VALUES (?, ?)");
  const removeSeries = database.prepare("DELETE FROM series WHERE chart = ?");
  const removeChart = database.prepare("DELETE FROM chart WHERE id = ?");
  const entries = new Map<string, Entry>();
  const ids = new Set<number>();

  function reload(): void {
    entries.clear();
    ids.clear();
    for (const { id, name } of allCharts.all()) {
      entries.set(String(name), { id: Number(id), series: new Map() });
    }
    for (const { id, name, chart } of allSeries.all()) {
      entries.get(String(chart))?.series.set(String(name), Number(id));
      ids.add(Number(id));
    }
  }

  function ensureChart(name: string): Entry {
    const known = entries.get(name);
    if (known !== undefined) return known;
    const entry = { id: Number(addChart.run(name).lastInsertRowid), series: new Map() };
    entries.set(name, entry);
    return entry;
  }

  reload();
  return {
    seriesOf: (chart) => entries.get(chart)?.series,
    ensure(chart, name) {
      const entry = ensureChart(chart);
      const known = entry.series.get(name);
      if (known !== undefined) return known;
      const id = Number(addSeries.run(entry.id, name).lastInsertRowid);
      entry.series.set(name, id);
      ids.add(id);
      return id;
    },
    has: (id) => ids.has(id),
    put({ name, options, reason }) {
      putChart.run(name, JSON.stringify(options), reason);
      if (!entries.has(name)) reload();
    },
    remove(chart) {
      const entry = entries.get(chart);
      if (entry === undefined) return [];
      removeSeries.run(entry.id);
      removeChart.run(entry.id);
      entries.delete(chart);
      for (const id of entry.series.values()) ids.delete(id);
      return [...entry.series.values()];
    },
    charts: () => allCharts.all().map(readChart),
    ids: () => ids,
    reload,
  };
}

function readChart({ name, options, reason }: Record<string, unknown>): KeptChart {
  return {
    name: String(name),
    options: JSON.parse(String(options)) as Record<string, unknown>,
    reason: String(reason),
  };
}
