import { PlotcastError, shown } from "../error.ts";
import type { FrameSource } from "./frame.ts";
import type { View } from "./view.ts";

/** The frame sources there are: one for each view, however many draw from it. */
export interface FrameSources {
  /** For one drawing. What was drawn last is kept for the next who asks, but not for long. */
  borrow(view: View): FrameSource;
  /** @throws PlotcastError `LIMIT_REACHED` where this would be one watched view of its chart too many. */
  check(view: View): void;
  /** For as long as the view is watched; to be released as often as it was taken. */
  take(view: View): FrameSource;
  release(view: View): void;
  /** How many views are watched. */
  watched(): number;
}

/** How many views that nobody watches are kept for those who ask again. */
const MOST_IDLE = 16;

/** @param mostPerChart how many views of one chart may be watched at a time. */
export function createFrameSources(
  create: (view: View) => FrameSource,
  mostPerChart: number,
): FrameSources {
  const watched = new Map<string, { source: FrameSource; takers: number }>();
  const idle = new Map<string, FrameSource>();
  const perChart = new Map<string, number>();

  function count(chart: string, change: number): void {
    const views = (perChart.get(chart) ?? 0) + change;
    if (views === 0) perChart.delete(chart);
    else perChart.set(chart, views);
  }

  function borrow(view: View): FrameSource {
    const known = watched.get(view.key)?.source ?? idle.get(view.key);
    if (known !== undefined) return known;
    const source = create(view);
    if (idle.size >= MOST_IDLE) idle.delete(idle.keys().next().value ?? "");
    idle.set(view.key, source);
    return source;
  }

  return {
    borrow,
    check({ key, chart }) {
      if (watched.has(key) || (perChart.get(chart) ?? 0) < mostPerChart) return;
      const message = `chart ${shown(chart)}: expected at most ${mostPerChart} views at a time`;
      throw new PlotcastError("LIMIT_REACHED", message);
    },
    take(view) {
      const entry = watched.get(view.key) ?? { source: borrow(view), takers: 0 };
      if (entry.takers === 0) count(view.chart, 1);
      entry.takers++;
      watched.set(view.key, entry);
      idle.delete(view.key);
      return entry.source;
    },
    release({ key, chart }) {
      const entry = watched.get(key);
      if (entry === undefined) return;
      entry.takers--;
      if (entry.takers > 0) return;
      watched.delete(key);
      count(chart, -1);
    },
    watched: () => watched.size,
  };
}
