import { INPUT_SLICE_MS } from "../limits.ts";
import { inNextTurn } from "./next-turn.ts";

/** Work in small steps, and what it comes to. */
export type Steps<T> = Generator<void, T>;

/** Goes on with a work. @returns whether it is done. */
type Step = () => boolean;

const waiting: Step[] = [];
let isScheduled = false;

/**
 * Does what came in a step at a time, so that none of it holds the event loop: all such works together
 * take up `INPUT_SLICE_MS` of a turn. The first step is done at once.
 *
 * @throws what the work throws.
 */
export function inSlices<T>(work: Steps<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const step = () => {
      try {
        const { done = false, value } = work.next();
        if (done) resolve(value as T);
        return done;
      } catch (error) {
        reject(error);
        return true;
      }
    };
    if (!step()) enqueue(step);
  });
}

/** Does all steps in this turn. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

function enqueue(step: Step): void {
  waiting.push(step);
  schedule();
}

function schedule(): void {
  if (isScheduled || waiting.length === 0) return;
  isScheduled = true;
  inNextTurn(runSlice);
}

/** Works take turns. */
function runSlice(): void {
  const end = performance.now() + INPUT_SLICE_MS;
  isScheduled = false;
  do {
    const step = waiting.shift();
    if (step === undefined) return;
    if (!step()) waiting.push(step);
  } while (performance.now() < end);
  schedule();
}
