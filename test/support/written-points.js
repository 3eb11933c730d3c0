const T = Date.UTC(2026, 2, 1);
const SERIES = 4;

/**
 * The points of append number i: the next ones of some series, of which one is late, so that chunks are
 * written anew.
 *
 * @param {number} i
 * @returns {Map<string, { times: number[], values: number[] }>}
 */
export function pointsOf(i) {
  /** @type {Map<string, { times: number[], values: number[] }>} */
  const points = new Map();
  // Between the times of all others.
  const late = i % 10 === 9 ? 30_510 : 0;
  for (let series = 0; series < SERIES; series++) {
    const times = Array.from({ length: 1 + ((i * 7 + series) % 50) }, (_, index) => {
      return T + 1000 * i + 20 * index - late;
    });
    points.set(`s${series}`, {
      times,
      values: times.map((_, index) => i + series / 10 + index / 100),
    });
  }
  return points;
}
