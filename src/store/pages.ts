import type { KeptRange, SeriesPoints, Store } from "./store.ts";

/** Points of all series that a page has, more or less: some megabytes. */
const PAGE_POINTS = 100_000;

/** A page is no longer than this, as coarse steps of very long ago are not counted. */
const MAX_PAGE_MS = 30 * 86_400_000;
const MIN_PAGE_MS = 1;

/** One page: the points of all series in a stretch of time, its end not included, but for the last one. */
export interface PointsPage {
  range: KeptRange;
  points: ReadonlyMap<string, SeriesPoints>;
}

/** Reads a chart page by page in order of time, so that it takes little memory, however much there is. */
export async function* readPages(
  store: Store,
  chart: string,
  { from, to }: KeptRange,
): AsyncGenerator<PointsPage> {
  let width = MAX_PAGE_MS;
  for (let start = from; start <= to; ) {
    width = await chooseWidth(store, chart, { from: start, to }, Math.min(MAX_PAGE_MS, 2 * width));
    const end = start + width;
    const isLast = end >= to;
    const points = await store.read(chart, { from: start, to: isLast ? to : end });
    const range = { from: start, to: isLast ? to : end };
    yield { range, points: isLast ? points : withoutEnd(points, end) };
    if (isLast) return;
    start = end;
  }
}

async function chooseWidth(
  store: Store,
  chart: string,
  { from, to }: KeptRange,
  widest: number,
): Promise<number> {
  for (let width = Math.min(widest, Math.max(MIN_PAGE_MS, to - from)); ; width /= 2) {
    if (width <= MIN_PAGE_MS) return MIN_PAGE_MS;
    const count = await store.count(chart, { from, to: Math.min(to, from + width) });
    if (count <= PAGE_POINTS) return width;
  }
}

/** Points at the end of a page are the first ones of the next. */
function withoutEnd(
  points: ReadonlyMap<string, SeriesPoints>,
  end: number,
): Map<string, SeriesPoints> {
  const cut = new Map<string, SeriesPoints>();
  for (const [name, { times, values }] of points) {
    const length = times[times.length - 1] === end ? times.length - 1 : times.length;
    const first = (numbers: ArrayLike<number>) => Float64Array.from(numbers).subarray(0, length);
    cut.set(name, { times: first(times), values: first(values) });
  }
  return cut;
}
