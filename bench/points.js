export const EVERY_MS = 2000;
const START = Date.UTC(2026, 0, 15, 10, 0, 0);
const SEED = 20260115;

// Windows of noisy lines, each one point further than the last, as a live chart sees them. A
// contender gets another window each time, so that nothing it draws can come from a cache.
export function slidingLines({ names, points }) {
  return (windows) => {
    const runs = names.map((_, index) =>
      firstOf(noisyPoints({ seed: SEED + index }), points + windows - 1),
    );
    return Array.from({ length: windows }, (__, start) =>
      names.map((name, index) => ({ name, points: runs[index].slice(start, start + points) })),
    );
  };
}

// Tables of whole numbers, a series for each name and a point for each category; each table has
// values of its own.
export function tables({ names, categories, least, most }) {
  return (windows) => {
    const random = seededRandom(SEED);
    const value = () => least + Math.floor(random() * (most - least + 1));
    return Array.from({ length: windows }, () =>
      names.map((name) => ({ name, points: categories.map((x) => ({ x, y: value() })) })),
    );
  };
}

// Points without end: the same in every run for a seed, and at times that are a few ms off, if asked.
export function* noisyPoints({ seed = SEED, jitterMs = 0 } = {}) {
  const random = seededRandom(seed);
  const randomTime = seededRandom(seed + 1_000_000);
  let level = 20;
  for (let index = 0; ; index++) {
    level += (random() - 0.5) * 2 + (20 - level) * 0.05;
    const jitter = Math.round((randomTime() - 0.5) * 2 * jitterMs);
    yield { time: START + index * EVERY_MS + jitter, y: Math.round(level * 100) / 100 };
  }
}

export function firstOf(points, count) {
  return Array.from({ length: count }, () => points.next().value);
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
