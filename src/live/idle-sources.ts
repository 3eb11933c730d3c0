import { IDLE_PER_CHART, MAX_IDLE_BYTES, MAX_IDLE_SOURCES } from "../limits.ts";
import type { FrameSource } from "./frame.ts";

/**
 * The frame sources of views that nobody watches, those used last: the next request for the same draws
 * little. Both their number and the bytes of their frames are bounded, as sizes of a large chart come from
 * outside.
 */
export interface IdleSources {
  get(key: string): FrameSource | undefined;
  /** Keeps one that is used now: it stands last. */
  put(source: FrameSource): void;
  remove(key: string): void;
  /** Removes those of a chart. */
  forget(chart: string): void;
}

/** @param countCharts how many charts there are: of more charts more are kept. */
export function createIdleSources(countCharts: () => number): IdleSources {
  const sources = new Map<string, FrameSource>();
  /** Bytes of their frames, as they were when another one was put here. */
  const sizes = new Map<string, number>();
  let bytes = 0;
  let last: FrameSource | undefined;

  function setSize(key: string, size: number): void {
    bytes += size - (sizes.get(key) ?? 0);
    if (size === 0) sizes.delete(key);
    else sizes.set(key, size);
  }

  /** A source is drawn after it was put here, and before the next one is. */
  function measureLast(): void {
    if (last !== undefined && sources.get(last.view.key) === last)
      setSize(last.view.key, last.size());
  }

  function remove(key: string): void {
    sources.delete(key);
    setSize(key, 0);
  }

  function makeRoom(): void {
    // A page that shows all charts asks for each in turn: none of them may push out the next.
    const most = Math.max(MAX_IDLE_SOURCES, IDLE_PER_CHART * countCharts());
    for (const key of sources.keys()) {
      if (sources.size < most && bytes < MAX_IDLE_BYTES) return;
      remove(key);
    }
  }

  return {
    get: (key) => sources.get(key),
    put(source) {
      const { key } = source.view;
      measureLast();
      remove(key);
      makeRoom();
      sources.set(key, source);
      setSize(key, source.size());
      last = source;
    },
    remove,
    forget(chart) {
      for (const [key, { view }] of sources) if (view.chart === chart) remove(key);
    },
  };
}
