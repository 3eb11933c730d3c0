import { MAX_SERIES, VALUES_PER_STEP } from "../limits.ts";
import {
  type ChartWindow,
  RECENT_WINDOWS,
  type Series,
  type SeriesOptions,
} from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { SeriesColumns } from "./group-rows.ts";
import type { Work } from "../work.ts";
import {
  newestOf,
  type OneSeries,
  keepNewest,
  removeGone,
  rewind,
  spanOf,
  toSeries,
} from "./one-series.ts";
import { createPointWindow, type PointWindow } from "./point-window.ts";
import { createArrivals } from "./arrivals.ts";
import type { Column } from "./column-buffer.ts";
import type { Refused } from "./refusals.ts";
import type { CheckedRow } from "./row.ts";

/** The points of one chart: a window for each series. */
export interface SeriesWindows {
  /**
   * Takes one row of a chart without fields: what most cycles bring.
   *
   * @param now when it came, in epoch ms.
   * @returns whether it has values.
   */
  pushRow(row: CheckedRow, now: number): boolean;
  /**
   * Takes columns of points by series, all or none. Only between many points others have a turn.
   *
   * @param now when they came, in epoch ms.
   * @param isKept whether they are of the past: of more series than there may be, those with the newest
   *   points stay then. Default `false`: they are refused.
   * @returns whether they have values.
   */
  pushColumns(
    columns: ReadonlyMap<string, SeriesColumns>,
    now: number,
    isKept?: boolean,
  ): Work<boolean>;
  /** Time of the newest point, in epoch ms; minus infinity where there is none. */
  newest(): number;
  has(series: string): boolean;
  /** Whether there is no series. */
  isEmpty(): boolean;
  windows(): Iterable<PointWindow>;
  /** How long what the chart shows is, in ms, as far as is known. */
  windowMs(): number;
  /** All points kept, as the chart takes them. */
  series(): Series[];
  /** How long what the chart shows is at least, in ms, whatever came. */
  readonly shortestMs: number;
  /** Drops the points after a time. @returns how many of each series, where there were any. */
  dropAfter(time: number): Map<string, number>;
  /** Forgets one series. @returns whether there was one. */
  remove(series: string): boolean;
  /** Forgets all series. */
  clear(): void;
}

/** What the windows of a chart's series have in common. */
export interface SeriesWindowsOptions {
  /** The chart's name, for errors. */
  chart: string;
  window: ChartWindow;
  everyMs: number;
  mapping: FieldMapping;
  series?: Record<string, SeriesOptions> | undefined;
  /** Whether a point takes the place of another of its series and time. Default `false`. */
  replaces?: boolean | undefined;
  /** What the xs of its points are: moments, or numbers. */
  xKind: Series["xKind"];
  /** Whether the window is full from the start. Default `false`. */
  isFull?: boolean | undefined;
  /** Gets points that are older than all that the chart shows. */
  onLate: (refused: Refused, now: number) => void;
}

export function createSeriesWindows(settings: SeriesWindowsOptions): SeriesWindows {
  const {
    chart,
    window,
    everyMs,
    mapping,
    series: options = {},
    xKind,
    replaces,
    isFull,
    onLate,
  } = settings;
  const all = new Map<string, OneSeries>();
  const shortest = "ms" in window ? window.ms : window.points * everyMs;
  let newest = Number.NEGATIVE_INFINITY;

  function getOrCreate(series: string): OneSeries {
    let found = all.get(series);
    if (found === undefined) {
      const own = createPointWindow(window, mapping.countExtras(series), replaces, isFull);
      found = { window: own, arrivals: createArrivals() };
      all.set(series, found);
    }
    return found;
  }

  function windowMs(): number {
    return "ms" in window ? shortest : Math.max(shortest, spanOf(all.values(), window.points));
  }

  function add(
    name: string,
    times: Column,
    values: Column,
    extras: readonly Column[],
    now: number,
  ) {
    const { window: own, arrivals } = getOrCreate(name);
    const time = times[times.length - 1]!;
    const isInOrder = time >= arrivals.newest();
    if (!isInOrder) reportLate(name, times, now);
    if (arrivals.add(time, now, isInOrder ? 0 : windowMs())) {
      own.rewind(time);
      newest = newestOf(all.values());
    }
    newest = Math.max(newest, time);
    own.push(times, values, extras);
    const isBehind = isInOrder && newest - time > shortest && newest - time > windowMs();
    if (arrivals.staysBehind(isBehind, now)) reportLate(name, times, now);
  }

  /**
   * Where new series come, those leave that have been out of sight for long; where there would be too
   * many, all that are out of sight. Who comes again together with a new one stays what it was.
   *
   * @param upTo the newest time that comes: what it puts out of sight makes room for it.
   */
  function makeRoom(names: readonly string[], upTo: number): void {
    let added = 0;
    for (const name of names) if (!all.has(name)) added++;
    if (added === 0) return;
    const latest = Math.max(newest, upTo);
    removeGone(all, latest - RECENT_WINDOWS * windowMs(), names);
    if (all.size + added > MAX_SERIES) removeGone(all, latest - windowMs(), names);
    checkSeriesCount(chart, all.size + added);
  }

  function reportLate(series: string, times: Column, now: number): void {
    const oldest = newest - windowMs();
    const count = times.filter((time) => time < oldest).length;
    if (count > 0) onLate({ cause: "late", series, count, byMs: newest - times[0]! }, now);
  }

  return {
    pushRow({ ms, names, values }, now) {
      makeRoom(names, ms);
      for (let i = 0; i < names.length; i++) add(names[i]!, [ms], [values[i]!], NO_EXTRAS, now);
      return names.length > 0;
    },
    *pushColumns(asked, now, isKept = false) {
      const columns = isKept ? keepNewest(all, asked) : asked;
      makeRoom([...columns.keys()], endOf(columns.values()));
      const [added, known] = splitBy(columns, (series) => all.has(series));
      // At once, as others that come in between may take the room.
      for (const [series, own] of added) add(series, own.times, own.values, own.extras, now);
      let points = 0;
      for (const [series, { times, values, extras }] of known) {
        add(series, times, values, extras, now);
        points += times.length;
        if (points < VALUES_PER_STEP) continue;
        points = 0;
        yield;
      }
      if (isKept && added.length > 0) removeGone(all, newest - RECENT_WINDOWS * windowMs(), []);
      return columns.size > 0;
    },
    newest: () => newest,
    shortestMs: shortest,
    dropAfter(time) {
      const dropped = new Map<string, number>();
      for (const [name, one] of all) {
        const count = rewind(one, time);
        if (count > 0) dropped.set(name, count);
        if (one.arrivals.newest() === Number.NEGATIVE_INFINITY) all.delete(name);
      }
      newest = newestOf(all.values());
      return dropped;
    },
    has: (series) => all.has(series),
    isEmpty: () => all.size === 0,
    windows: () => Array.from(all.values(), (one) => one.window),
    windowMs,
    remove(series) {
      const isKnown = all.delete(series);
      if (isKnown) newest = newestOf(all.values());
      return isKnown;
    },
    clear() {
      all.clear();
      newest = Number.NEGATIVE_INFINITY;
    },
    series: () => {
      const drawn: Series[] = [];
      for (const [name, one] of all)
        drawn.push(toSeries(name, one.window, mapping, options, xKind));
      return drawn;
    },
  };
}

/** The newest time of columns, each of which is in the order of time. */
function endOf(columns: Iterable<SeriesColumns>): number {
  let end = Number.NEGATIVE_INFINITY;
  for (const { times } of columns) end = Math.max(end, times.at(-1) ?? end);
  return end;
}

/** Columns whose series are not known, and those whose are. */
function splitBy(
  columns: ReadonlyMap<string, SeriesColumns>,
  isKnown: (series: string) => boolean,
): [[string, SeriesColumns][], [string, SeriesColumns][]] {
  const all = [...columns].filter(([, { times }]) => times.length > 0);
  return [all.filter(([series]) => !isKnown(series)), all.filter(([series]) => isKnown(series))];
}

const NO_EXTRAS: readonly Column[] = [];

function checkSeriesCount(chart: string, count: number): void {
  if (count <= MAX_SERIES) return;
  const message = `chart ${describeValue(chart)}: expected at most ${MAX_SERIES} series, got ${count}`;
  throw new PlotcastError("LIMIT_REACHED", message);
}
