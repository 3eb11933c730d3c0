import { SLICE_MS } from "../limits.ts";
import { inNextTurn } from "./next-turn.ts";

/** Work that is done a part at a time: it yields wherever others may come in between. */
export type Work = Generator<void, void>;

/**
 * Cuts work by time, so that none of it holds the event loop: what one turn of the loop has no time for
 * goes on in the next, and all that is under way takes turns.
 */
export interface Slices {
  /** Begins works, and does at once what this turn has time for. New works come before older ones. */
  begin(works: Iterable<Work>): void;
  /** Time that the part under way may still take, in ms; negative where it is over. */
  leftMs(): number;
  /**
   * Calls what cannot be done in parts; its time counts as used up.
   *
   * @param isOver whether this turn has no time left, for what can be cut short.
   */
  spend<T>(call: (isOver: () => boolean) => T): T;
}

/** @param onHold gets how long work has held the event loop, in ms, each time it lets go. */
export function createSlices(onHold: (ms: number) => void): Slices {
  const fresh: Work[] = [];
  const later: Work[] = [];
  /** Time that work has taken in this turn of the loop, in ms. */
  let usedMs = 0;
  let depth = 0;
  let isScheduled = false;
  /** When the part under way is over, on the clock of `performance.now()`. */
  let partEnd = 0;

  const hasWork = () => fresh.length + later.length > 0;

  function schedule(): void {
    if (isScheduled || (usedMs === 0 && !hasWork())) return;
    isScheduled = true;
    inNextTurn(() => {
      isScheduled = false;
      onHold(usedMs);
      usedMs = 0;
      if (hasWork()) spend(runParts);
    });
  }

  /** Work within work counts once. */
  function spend<T>(call: (isOver: () => boolean) => T): T {
    if (depth > 0) return call(() => performance.now() >= partEnd);
    const started = performance.now();
    partEnd = started + SLICE_MS - usedMs;
    depth++;
    try {
      return call(() => performance.now() >= partEnd);
    } finally {
      depth--;
      usedMs += performance.now() - started;
      schedule();
    }
  }

  /** Goes on with each work for its share of what is left of the slice; with one of them, if it is over. */
  function runParts(): void {
    const sliceEnd = partEnd;
    let now = performance.now();
    do {
      const work = fresh.shift() ?? later.shift();
      if (work === undefined) return;
      partEnd = now + (sliceEnd - now) / (fresh.length + later.length + 1);
      if (work.next().done !== true) later.push(work);
      now = performance.now();
    } while (now < sliceEnd);
  }

  return {
    begin(works) {
      fresh.push(...works);
      if (depth === 0) spend(runParts);
    },
    leftMs: () => partEnd - performance.now(),
    spend,
  };
}
