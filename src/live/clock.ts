/**
 * The time of points that come without one, in epoch ms. It never goes back: points that suddenly
 * came an hour before those that are there would be out of every window. Where the wall clock is
 * set back, time goes on from where it was.
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
