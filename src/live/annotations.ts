import type { Annotation, ChartWindow } from "../chart/options/options.ts";
import { RECENT_WINDOWS } from "../chart/data/window.ts";
import { epochMs } from "../chart/format/time/time-input.ts";
import type { PointWindow } from "./point-window.ts";

/** What happened, for as long as it can still be seen. */
export interface Annotations {
  all(): readonly Annotation[];
  isEmpty(): boolean;
  /** Takes one more; past the newest 100, the first that was added goes. */
  add(annotation: Annotation): void;
  /** Lets go of what was over before this moment. @returns whether there was any. */
  forgetBefore(ms: number): boolean;
}

const MOST_ADDED = 100;

/** @param given what the chart's options say; it does not count towards the most that are added. */
export function createAnnotations(given: readonly Annotation[] = []): Annotations {
  let first = given;
  let added: readonly Annotation[] = [];
  return {
    all: () => [...first, ...added],
    isEmpty: () => first.length + added.length === 0,
    add(annotation) {
      added = [...added, annotation].slice(-MOST_ADDED);
    },
    forgetBefore(ms) {
      const isOpen = (annotation: Annotation) => !(endOf(annotation) < ms);
      const before = first.length + added.length;
      first = first.filter(isOpen);
      added = added.filter(isOpen);
      return first.length + added.length < before;
    },
  };
}

/** NaN where it did not happen at a time. */
function endOf({ time, until }: Annotation): number {
  if (time === undefined) return Number.NaN;
  return Math.max(epochMs(time), until === undefined ? Number.NEGATIVE_INFINITY : epochMs(until));
}

/**
 * A chart of these windows shows nothing again that is older than this; minus infinity while older
 * points may still come. The span shown follows from the rhythm of the fastest series, rounded, so
 * one window that is full tells of all, with as much again to be on the safe side.
 *
 * @param newest the time of the newest point.
 */
export function horizonOf(
  windows: Iterable<PointWindow>,
  window: ChartWindow,
  newest: number,
): number {
  if ("ms" in window) return newest - RECENT_WINDOWS * window.ms;
  let gone = Number.NEGATIVE_INFINITY;
  for (const one of windows) gone = Math.max(gone, one.goneBefore());
  return gone - (newest - gone);
}
