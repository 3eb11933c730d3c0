export const EVERY_MS = 2000;
const START = Date.UTC(2026, 0, 15, 10, 0, 0);

// Windows of noisy values, each one point further than the last, as a live chart sees them. A
// contender gets another window each time, so that nothing it draws can come from a cache.
export function slidingWindows({ points, windows }) {
  const run = firstOf(noisyPoints(), points + windows - 1);
  return Array.from({ length: windows }, (_, start) => {
    const shown = run.slice(start, start + points);
    return { points: shown, columns: columnsOf(shown) };
  });
}

// Points without end: the same in every run for a seed, and at times that are a few ms off, if asked.
export function* noisyPoints({ seed = 20260115, jitterMs = 0 } = {}) {
  const random = seededRandom(seed);
  const randomTime = seededRandom(seed + 1_000_000);
  let level = 20;
  for (let index = 0; ; index++) {
    level += (random() - 0.5) * 2 + (20 - level) * 0.05;
    const jitter = Math.round((randomTime() - 0.5) * 2 * jitterMs);
    yield { time: START + index * EVERY_MS + jitter, y: Math.round(level * 100) / 100 };
  }
}

function firstOf(points, count) {
  return Array.from({ length: count }, () => points.next().value);
}

function columnsOf(points) {
  return {
    times: Float64Array.from(points, (point) => point.time),
    values: Float64Array.from(points, (point) => point.y),
  };
}

// mulberry32: the same values in every run and on every machine.
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
