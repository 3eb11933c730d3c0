import { INPUT_SLICE_MS } from "../limits.ts";
import { inNextTurn } from "./next-turn.ts";

/** Work in small steps, and what it comes to. */
export type Steps<T> = Generator<void, T>;

/** Goes on with a work. @returns whether it is done. */
type Step = () => boolean;

const waiting: Step[] = [];
/** Time that steps have taken in this turn of the event loop, in ms. */
let usedMs = 0;
let isScheduled = false;

/**
 * Does what came in a step at a time, so that none of it holds the event loop: all such works together
 * take up `INPUT_SLICE_MS` of a turn. Steps are done at once while there is time.
 *
 * @throws what the work throws.
 */
export function inSlices<T>(work: Steps<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        const { done = false, value } = work.next();
        if (done) resolve(value as T);
        return done;
      } catch (error) {
        reject(error);
        return true;
      }
    });
    if (waiting.length === 1) runSteps();
  });
}

/** Calls a function now or in a later turn, as `inSlices` does. @throws what it throws. */
export function inTurn<T>(call: () => T): Promise<T> {
  return inSlices(oneStep(call));
}

// eslint-disable-next-line require-yield
function* oneStep<T>(call: () => T): Steps<T> {
  return call();
}

/** Does all steps in this turn. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Works take turns, while this turn of the loop has time for them. */
function runSteps(): void {
  const started = performance.now() - usedMs;
  while (waiting.length > 0 && usedMs < INPUT_SLICE_MS) {
    const step = waiting.shift()!;
    if (!step()) waiting.push(step);
    usedMs = performance.now() - started;
  }
  if (isScheduled) return;
  isScheduled = true;
  inNextTurn(() => {
    isScheduled = false;
    usedMs = 0;
    if (waiting.length > 0) runSteps();
  });
}
