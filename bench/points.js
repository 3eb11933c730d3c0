export const EVERY_MS = 2000;
const START = Date.UTC(2026, 0, 15, 10, 0, 0);
const SEED = 20260115;

// Windows of noisy lines, each one point further than the last, as in a live chart. Each drawing
// gets another window, so that none can come from a cache.
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

// Tables of whole numbers: a series per name, a point per category. Each table has other values.
export function tables({ names, categories, least, most }) {
  return (windows) => {
    const random = seededRandom(SEED);
    const value = () => least + Math.floor(random() * (most - least + 1));
    return Array.from({ length: windows }, () =>
      names.map((name) => ({ name, points: categories.map((x) => ({ x, y: value() })) })),
    );
  };
}

// Endless points, the same in every run for a seed. With `jitterMs`, times are a few ms off.
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
