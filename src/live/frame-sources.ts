import type { FrameSource } from "./frame.ts";
import { createIdleSources } from "./idle-sources.ts";
import type { View } from "./view.ts";

/** The frame sources of a hub: one for each view, however many draw from it. */
export interface FrameSources {
  /**
   * For a single drawing. A chart's own look stays for as long as the chart; of other views, those used
   * last are kept for repeated requests.
   */
  borrow(view: View): FrameSource;
  /** Whether somebody watches the view: then its newest frame is there, and who joins needs no other. */
  isWatched(view: View): boolean;
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
  countCharts: () => number;
}

interface Entry {
  source: FrameSource;
  holders: number;
}

export function createFrameSources(
  create: (view: View) => FrameSource,
  { countCharts }: FrameSourcesOptions,
): FrameSources {
  const watched = new Map<string, Entry>();
  /** Of charts as they look by themselves, by the chart's name. */
  const defaults = new Map<string, FrameSource>();
  /** Of all other views that nobody watches. */
  const idle = createIdleSources(countCharts);

  function borrow(view: View): FrameSource {
    return view.isDefault ? borrowDefault(view) : borrowOther(view);
  }

  function borrowDefault(view: View): FrameSource {
    const known = defaults.get(view.chart);
    if (known !== undefined) return known;
    const source = create(view);
    defaults.set(view.chart, source);
    return source;
  }

  function borrowOther(view: View): FrameSource {
    const entry = watched.get(view.key);
    if (entry !== undefined) return entry.source;
    // It has copies of the chart's points, however many these are.
    if (view.options.at !== undefined) return create(view);
    const source = idle.get(view.key) ?? create(view);
    idle.put(source);
    return source;
  }

  function release({ key }: View, entry: Entry): void {
    entry.holders--;
    if (entry.holders > 0 || watched.get(key) !== entry) return;
    watched.delete(key);
  }

  return {
    borrow,
    isWatched: (view) => watched.has(view.key),
    acquire(view) {
      const entry = watched.get(view.key) ?? { source: borrow(view), holders: 0 };
      entry.holders++;
      watched.set(view.key, entry);
      idle.remove(view.key);
      return { source: entry.source, release: () => release(view, entry) };
    },
    forget(chart) {
      defaults.delete(chart);
      idle.forget(chart);
      for (const [key, { source }] of watched) {
        if (source.view.chart === chart) watched.delete(key);
      }
    },
    countWatched: () => watched.size,
  };
}
