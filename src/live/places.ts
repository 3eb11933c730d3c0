import { NAMELESS } from "./asked-chart.ts";
import type { EventFormat } from "./event-format.ts";
import type { NamedView } from "./view.ts";

/** A stream that somebody wants to watch. */
export interface WantedStream {
  /** The same for all streams that share their bytes. */
  key: string;
  /**
   * How often each chart stands in it. Each of these places is encoded once per cycle, besides what the
   * chart costs anyway; a default stream takes none, so that it always has room.
   */
  places: ReadonlyMap<string, number>;
}

/**
 * The places that a stream takes. The default streams are those of all charts, and of each single one, by
 * their own names and with their own looks, where the legend may have links.
 *
 * @param format how frames are written: in another than the default ones no stream is a default one.
 */
export function countPlaces(
  views: readonly NamedView[],
  { isNamed, isDefault }: EventFormat,
  chartCount: number,
): ReadonlyMap<string, number> {
  const isPlain = ({ event, view }: NamedView) =>
    view.isPlain && (!isNamed || event === view.chart || event === NAMELESS);
  if (isDefault && isWhole(views, chartCount) && views.every(isPlain)) return NO_PLACES;
  const places = new Map<string, number>();
  for (const { view } of views) places.set(view.chart, (places.get(view.chart) ?? 0) + 1);
  return places;
}

/** The first chart may stand there twice, with its name and without, in the place of another. */
function isWhole(views: readonly NamedView[], chartCount: number): boolean {
  if (views.length === 1) return true;
  return (
    views.length === chartCount && new Set(views.map(({ view }) => view.chart)).size === chartCount
  );
}

const NO_PLACES: ReadonlyMap<string, number> = new Map();

/** The places that one address, or everybody together, has taken. */
export interface Places {
  /** How many places each chart has. */
  readonly max: number;
  /** The first chart that has no room for one more stream, if there is one. */
  fullChart(wanted: WantedStream): string | undefined;
  /** Counts one more viewer of a stream: the first takes its places, … */
  add(wanted: WantedStream): void;
  /** … and with the last they are free again. */
  remove(wanted: WantedStream): void;
  isEmpty(): boolean;
}

export function createPlaces(max: number): Places {
  const viewers = new Map<string, number>();
  const taken = new Map<string, number>();

  function take({ places }: WantedStream, sign: 1 | -1): void {
    for (const [chart, count] of places) {
      const sum = (taken.get(chart) ?? 0) + sign * count;
      if (sum === 0) taken.delete(chart);
      else taken.set(chart, sum);
    }
  }

  return {
    max,
    fullChart({ key, places }) {
      if (viewers.has(key)) return undefined;
      for (const [chart, count] of places) {
        if ((taken.get(chart) ?? 0) + count > max) return chart;
      }
      return undefined;
    },
    add(wanted) {
      const { key } = wanted;
      if (!viewers.has(key)) take(wanted, 1);
      viewers.set(key, (viewers.get(key) ?? 0) + 1);
    },
    remove(wanted) {
      const { key } = wanted;
      const left = (viewers.get(key) ?? 0) - 1;
      if (left > 0) viewers.set(key, left);
      else if (viewers.delete(key)) take(wanted, -1);
    },
    isEmpty: () => viewers.size === 0,
  };
}
