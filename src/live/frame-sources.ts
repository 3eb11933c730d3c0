import { PlotcastError, describeValue } from "../error.ts";
import type { FrameSource } from "./frame.ts";
import type { View } from "./view.ts";
import { IDLE_PER_CHART, MAX_IDLE_SOURCES } from "../limits.ts";

/** The frame sources of a hub: one for each view, however many draw from it. */
export interface FrameSources {
  /** For a single drawing. The last few sources are kept for repeated requests. */
  borrow(view: View): FrameSource;
  /**
   * Checks that these views can be watched together with those that are.
   *
   * @throws PlotcastError `LIMIT_REACHED`, naming the chart that would have too many views.
   */
  checkLimits(views: readonly View[]): void;
  /** For as long as the view is watched. */
  acquire(view: View): HeldSource;
  /**
   * Forgets the views of a chart that is no more, watched or not: one that is added under its name has
   * views of its own, even while viewers of the old one are still on their way out.
   */
  forget(chart: string): void;
  /** Number of views that are watched. */
  countWatched(): number;
}

/** A frame source that somebody watches. */
export interface HeldSource {
  source: FrameSource;
  /** To be called once. */
  release(): void;
}

export interface FrameSourcesOptions {
  /** Number of views of one chart that may be watched at a time. */
  maxPerChart: number;
  countCharts: () => number;
}

interface Entry {
  source: FrameSource;
  holders: number;
}

export function createFrameSources(
  create: (view: View) => FrameSource,
  { maxPerChart, countCharts }: FrameSourcesOptions,
): FrameSources {
  const watched = new Map<string, Entry>();
  const idle = new Map<string, FrameSource>();
  const perChart = new Map<string, number>();

  function addToChart(chart: string, change: number): void {
    const views = (perChart.get(chart) ?? 0) + change;
    if (views === 0) perChart.delete(chart);
    else perChart.set(chart, views);
  }

  function tooManyViews(chart: string): PlotcastError {
    const message = `chart ${describeValue(chart)}: expected at most ${maxPerChart} views at a time`;
    return new PlotcastError("LIMIT_REACHED", message);
  }

  function borrow(view: View): FrameSource {
    const known = watched.get(view.key)?.source ?? idle.get(view.key);
    if (known !== undefined) return known;
    const source = create(view);
    // A page that shows all charts asks for each in turn: none of them may push out the next.
    const maxIdle = Math.max(MAX_IDLE_SOURCES, IDLE_PER_CHART * countCharts());
    if (idle.size >= maxIdle) idle.delete(idle.keys().next().value ?? "");
    idle.set(view.key, source);
    return source;
  }

  function release({ key, chart }: View, entry: Entry): void {
    entry.holders--;
    if (entry.holders > 0 || watched.get(key) !== entry) return;
    watched.delete(key);
    addToChart(chart, -1);
  }

  return {
    borrow,
    checkLimits(views) {
      for (const [chart, keys] of keysByChart(views)) {
        const added = new Set(keys.filter((key) => !watched.has(key)));
        const count = (perChart.get(chart) ?? 0) + added.size;
        // Each name of a view is an event of its own.
        if (count > maxPerChart || keys.length > maxPerChart) throw tooManyViews(chart);
      }
    },
    acquire(view) {
      const entry = watched.get(view.key) ?? { source: borrow(view), holders: 0 };
      if (entry.holders === 0) addToChart(view.chart, 1);
      entry.holders++;
      watched.set(view.key, entry);
      idle.delete(view.key);
      return { source: entry.source, release: () => release(view, entry) };
    },
    forget(chart) {
      for (const [key, { view }] of idle) if (view.chart === chart) idle.delete(key);
      for (const [key, { source }] of watched) {
        if (source.view.chart === chart) watched.delete(key);
      }
      perChart.delete(chart);
    },
    countWatched: () => watched.size,
  };
}

function keysByChart(views: readonly View[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { chart, key } of views) {
    const own = keys.get(chart);
    if (own === undefined) keys.set(chart, [key]);
    else own.push(key);
  }
  return keys;
}
