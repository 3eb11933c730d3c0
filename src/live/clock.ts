/**
 * A clock for points that come without a time, in epoch ms. It never goes back: new points that
 * were an hour older than the last ones would fall out of every window. Where the wall clock is set
 * back, this one goes on from where it was.
 */
export function createClock(wall = Date.now): () => number {
  let ahead = 0;
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = wall() + ahead;
    if (now < last) ahead += last - now;
    last = Math.max(now, last);
    return last;
  };
}
