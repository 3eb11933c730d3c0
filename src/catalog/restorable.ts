import { SERVED_CHARTS } from "../limits.ts";
import { DEFAULT_LIMITS } from "../store/retention-limits.ts";
import type { KeptChart, Store } from "../store/store.ts";

/** Which charts come back after a restart. */
export interface RestoreLimits {
  /** How long points are kept, in ms: charts without any that are newer stay away. */
  keepMs?: number | undefined;
  /** Charts that there may be. */
  maxCharts?: number;
}

/**
 * Charts that somebody still feeds, in the order in which they first came. Where there are too many, those with
 * the newest points come back.
 *
 * @param onError gets what is wrong with a chart that was kept.
 */
export async function restorableCharts(
  store: Store,
  { keepMs = DEFAULT_LIMITS.keepMs, maxCharts = SERVED_CHARTS }: RestoreLimits,
  onError: (error: unknown) => void,
): Promise<KeptChart[]> {
  const charts = await store.charts();
  const aged = await Promise.all(
    charts.map(async (chart) => ({ chart, newest: await newestOf(store, chart.name, onError) })),
  );
  // A clock that is wrong by years must not cost all charts: nothing is old but for what came later.
  const latest = aged.reduce((most, { newest }) => Math.max(most, newest), -Infinity);
  const since = Math.min(Date.now(), latest) - keepMs;
  const fed = aged.filter(({ newest }) => newest > -Infinity && newest >= since);
  const chosen = new Set(fed.toSorted((a, b) => b.newest - a.newest).slice(0, maxCharts));
  return fed.filter((one) => chosen.has(one)).map(({ chart }) => chart);
}

async function newestOf(
  store: Store,
  chart: string,
  onError: (error: unknown) => void,
): Promise<number> {
  try {
    return (await store.extent(chart))?.to ?? -Infinity;
  } catch (error) {
    onError(error);
    return -Infinity;
  }
}
