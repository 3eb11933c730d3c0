/** Work that is done a part at a time, and what it comes to: it yields wherever others may come in between. */
export type Work<T = void> = Generator<void, T>;

/** Does all parts in this turn of the event loop. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** A call as work of a single part. */
// eslint-disable-next-line require-yield
export function* onePart<T>(call: () => T): Work<T> {
  return call();
}

/** Does a work, and tells how long each of its parts took, in ms. */
export function* measured<T>(work: Work<T>, onPart: (ms: number) => void): Work<T> {
  for (;;) {
    const started = performance.now();
    const { done, value } = work.next();
    onPart(performance.now() - started);
    if (done === true) return value;
    yield;
  }
}
