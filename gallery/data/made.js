// @ts-check
// Data that no package ships: loads and latencies of machines, computed, the same in every run.

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Tuesday 3 March 2026, 0:00 UTC. */
export const MIDNIGHT = Date.UTC(2026, 2, 3);

/**
 * A generator of pseudorandom numbers from 0 to 1: Mulberry32, by Tommy Ettinger.
 *
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Evenly spaced moments.
 *
 * @param {number} count
 * @param {number} every in ms
 * @param {number} [start]
 */
export function moments(count, every, start = MIDNIGHT) {
  return Array.from({ length: count }, (_, i) => start + i * every);
}

/**
 * How busy a machine is over its days, in percent, minute by minute: little at night, a peak
 * before noon and one after, and some noise.
 *
 * @param {number} count
 * @param {number} [seed]
 * @param {number} [every] in ms
 */
export function load(count, seed = 1, every = MINUTE) {
  const random = chance(seed);
  let drift = 0;
  return Array.from({ length: count }, (_, i) => {
    const hour = ((i * every) / HOUR) % 24;
    const work = 38 * bump(hour, 10.5, 2.2) + 31 * bump(hour, 15.5, 2.6);
    drift = 0.9 * drift + 4 * (random() - 0.5);
    return round(Math.min(100, Math.max(1, 12 + work + drift + 5 * random())), 1);
  });
}

/**
 * A random walk.
 *
 * @param {number} count
 * @param {{ seed: number, start: number, step: number }} how
 */
export function walk(count, { seed, start, step }) {
  const random = chance(seed);
  let value = start;
  return Array.from({ length: count }, () => {
    value += step * (random() + random() + random() - 1.5);
    return round(value, 2);
  });
}

/**
 * How long requests took, in ms: most are quick, a few take very long.
 *
 * @param {number} count
 * @param {number} [seed]
 */
export function latencies(count, seed = 3) {
  const random = chance(seed);
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return round(Math.exp(3.6 + 0.75 * normal), 1);
  });
}

/** When something new was deployed, on the day that begins with MIDNIGHT. */
export const DEPLOYS = [
  { time: MIDNIGHT + 9.25 * HOUR, label: "v4.1.0" },
  { time: MIDNIGHT + 13.5 * HOUR, label: "v4.1.1" },
  { time: MIDNIGHT + 17.75 * HOUR, label: "v4.2.0" },
];

/**
 * @param {number} x
 * @param {number} middle
 * @param {number} width
 */
function bump(x, middle, width) {
  return Math.exp(-(((x - middle) / width) ** 2));
}

/**
 * @param {number} value
 * @param {number} decimals
 */
export function round(value, decimals) {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
