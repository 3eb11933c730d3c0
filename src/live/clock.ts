/** By this much or less the clock levels out: it runs at half the wall's pace until both agree. */
const MAX_LEVELLED_MS = 60_000;
/** By more, it takes up the wall clock after this long: what was set back at once may come again. */
const TAKE_UP_MS = 10_000;

/**
 * A clock for points that come without a time, in epoch ms. Where the wall clock is set back, this one
 * goes on from where it was, as points older than the last ones would stand among them. By up to a
 * minute it goes slower then, until both agree. By more, it goes back once, after ten seconds: then
 * its points come like those of any producer whose clock went back, and the chart takes them up again.
 */
export function createClock(wall = Date.now): () => number {
  let ahead = 0;
  let lastWall = Number.NEGATIVE_INFINITY;
  let heldMs = 0;

  /** Stays where it was. */
  function setBack(now: number): void {
    if (ahead <= MAX_LEVELLED_MS) heldMs = 0;
    ahead += lastWall - now;
  }

  function approach(now: number): void {
    const passedMs = now - lastWall;
    // A wall clock that jitters is set back again and again: that must not begin the wait anew.
    heldMs += passedMs;
    if (ahead <= MAX_LEVELLED_MS) ahead = Math.max(0, ahead - passedMs / 2);
    else if (heldMs >= TAKE_UP_MS) ahead = 0;
  }

  return () => {
    const now = wall();
    if (now < lastWall) setBack(now);
    else if (ahead > 0) approach(now);
    lastWall = now;
    return Math.ceil(now + ahead);
  };
}
