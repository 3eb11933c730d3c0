import { INPUT_SLICE_MS, SLICE_MS } from "../limits.ts";
import { inNextTurn } from "./next-turn.ts";
import type { Work } from "../work.ts";

/**
 * What work is for. Each purpose has a slice of every turn of the event loop, so that neither makes the
 * other wait: `cycles` send frames to viewers, `input` is all that comes in, such as points and requests.
 */
export type Purpose = "cycles" | "input";

/**
 * Cuts work by time, so that none of it holds the event loop: what one turn of the loop has no time for
 * goes on in the next, and all that is under way takes turns.
 */
export interface Slices {
  /**
   * Begins work, and does at once what this turn has time for.
   *
   * @returns what it comes to; it rejects with what the work throws.
   */
  begin<T>(work: Work<T>): Promise<T>;
  /** The same for several works, which share what this turn has time for. */
  beginAll<T>(works: Iterable<Work<T>>): Promise<T>[];
  /** Time that the part under way may still take, in ms; negative where it is over. */
  leftMs(): number;
  /**
   * Calls what cannot be done in parts; its time counts as used up.
   *
   * @param isOver whether this turn has no time left, for what can be cut short.
   */
  spend<T>(call: (isOver: () => boolean) => T): T;
  /** Whether this turn has time left that nobody waits for. */
  isFree(): boolean;
}

/** Gets how long work has held the event loop, in ms, each time it lets go. */
export type OnHold = (ms: number) => void;

/** Gives out the slices of one event loop. */
export type Scheduler = (purpose: Purpose, onHold?: OnHold) => Slices;

interface Task {
  /** Does the next part. @returns whether it was the last. */
  goOn(): boolean;
  onHold: OnHold | undefined;
}

interface Slice {
  budgetMs: number;
  /** Time that its work has taken in this turn of the loop, in ms. */
  usedMs: number;
  waiting: Task[];
}

/** A process has one event loop, so all its hubs share one scheduler, and its slices do not add up. */
export const slicesFor: Scheduler = createScheduler();

/** Creates the scheduler of an event loop. */
export function createScheduler(): Scheduler {
  const slices: Record<Purpose, Slice> = {
    cycles: { budgetMs: SLICE_MS, usedMs: 0, waiting: [] },
    input: { budgetMs: INPUT_SLICE_MS, usedMs: 0, waiting: [] },
  };
  /** Who is to hear how long this turn was held: all whose work ran in it. Each hears the whole time. */
  const holders = new Set<OnHold>();
  let isScheduled = false;
  let isHeld = false;
  /** When the part under way is over, on the clock of `performance.now()`. */
  let partEnd = 0;
  const isOver = () => performance.now() >= partEnd;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    inNextTurn(() => {
      isScheduled = false;
      endTurn();
      for (const slice of Object.values(slices)) {
        if (slice.waiting.length > 0) hold(slice, () => runParts(slice));
      }
    });
  }

  function endTurn(): void {
    const heldMs = slices.cycles.usedMs + slices.input.usedMs;
    for (const onHold of holders) onHold(heldMs);
    holders.clear();
    for (const slice of Object.values(slices)) slice.usedMs = 0;
  }

  /** Work within work counts once. */
  function hold<T>(slice: Slice, call: () => T): T {
    if (isHeld) return call();
    const started = performance.now();
    partEnd = started + slice.budgetMs - slice.usedMs;
    isHeld = true;
    try {
      return call();
    } finally {
      isHeld = false;
      slice.usedMs += performance.now() - started;
      schedule();
    }
  }

  /** Goes on with each work for its part of what is left of the slice. Those that have waited longest come first. */
  function runParts({ waiting }: Slice): void {
    const sliceEnd = partEnd;
    let now = performance.now();
    do {
      const task = waiting.shift();
      if (task === undefined) return;
      if (task.onHold !== undefined) holders.add(task.onHold);
      partEnd = now + (sliceEnd - now) / (waiting.length + 1);
      if (!task.goOn()) waiting.push(task);
      now = performance.now();
    } while (now < sliceEnd);
  }

  /** Where this turn has no time left, the next one begins it. */
  function beginWaiting(slice: Slice): void {
    if (!isHeld && slice.usedMs < slice.budgetMs) hold(slice, () => runParts(slice));
    else schedule();
  }

  return (purpose, onHold) => {
    const slice = slices[purpose];
    const enqueue = <T>(work: Work<T>) =>
      new Promise<T>((resolve, reject) => {
        const goOn = () => runPart(work, resolve, reject);
        slice.waiting.push({ goOn, onHold });
      });
    return {
      begin(work) {
        const outcome = enqueue(work);
        beginWaiting(slice);
        return outcome;
      },
      beginAll(works) {
        const outcomes = Array.from(works, enqueue);
        beginWaiting(slice);
        return outcomes;
      },
      leftMs: () => partEnd - performance.now(),
      spend(call) {
        if (onHold !== undefined) holders.add(onHold);
        return hold(slice, () => call(isOver));
      },
      isFree: () => slice.usedMs < slice.budgetMs && slice.waiting.length === 0,
    };
  };
}

/** @returns whether the work is done; one that throws is, and ends alone. */
function runPart<T>(
  work: Work<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): boolean {
  try {
    const result = work.next();
    if (result.done === true) resolve(result.value);
    return result.done === true;
  } catch (error) {
    reject(error);
    return true;
  }
}
