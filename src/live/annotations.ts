import { type Annotation, type ChartWindow, epochMs, RECENT_WINDOWS } from "../chart/inner-face.ts";
import type { PointWindow } from "./point-window.ts";
import { MAX_ADDED_ANNOTATIONS } from "../limits.ts";

/** A chart's annotations, each kept while it can still be seen. */
export interface Annotations {
  all(): readonly Annotation[];
  isEmpty(): boolean;
  /** Adds one. Of those added, only the newest 100 stay. */
  add(annotation: Annotation): void;
  /** Removes those that ended before this moment. @returns whether there was any. */
  removeBefore(ms: number): boolean;
  /** Removes those that were added. */
  clear(): void;
}

/** @param given the annotations of the chart's options; they do not count towards the limit. */
export function createAnnotations(given: readonly Annotation[] = []): Annotations {
  let first = given;
  let added: readonly Annotation[] = [];
  return {
    all: () => [...first, ...added],
    isEmpty: () => first.length + added.length === 0,
    add(annotation) {
      added = [...added, annotation].slice(-MAX_ADDED_ANNOTATIONS);
    },
    clear() {
      added = [];
    },
    removeBefore(ms) {
      const isCurrent = (annotation: Annotation) => !(endMs(annotation) < ms);
      const before = first.length + added.length;
      first = first.filter(isCurrent);
      added = added.filter(isCurrent);
      return first.length + added.length < before;
    },
  };
}

/** NaN for an annotation that has no time; it never expires. */
function endMs({ time, until }: Annotation): number {
  if (time === undefined) return Number.NaN;
  return Math.max(epochMs(time), until === undefined ? Number.NEGATIVE_INFINITY : epochMs(until));
}

/**
 * The moment before which a chart shows nothing any more; minus infinity while older points may
 * still come. The span shown follows the rate of the fastest series, rounded, so one full window
 * decides for all; its length is added once more as a safety margin.
 *
 * @param newest the time of the newest point, in epoch ms.
 */
export function annotationHorizon(
  windows: Iterable<PointWindow>,
  window: ChartWindow,
  newest: number,
): number {
  if ("ms" in window) return newest - RECENT_WINDOWS * window.ms;
  let oldest = Number.NEGATIVE_INFINITY;
  for (const one of windows) oldest = Math.max(oldest, one.oldestAccepted());
  return oldest - (newest - oldest);
}
