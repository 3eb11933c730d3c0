/** The points of some series of one chart, as columns: `values[i]` belongs to `times[i]`. */
export interface SeriesPoints {
  /** Epoch ms. In order where they are read; in any order where they are kept. */
  times: ArrayLike<number>;
  /** NaN is a gap. */
  values: ArrayLike<number>;
}

/** A chart as it is kept: what it takes to add it again. */
export interface KeptChart {
  name: string;
  /** Its options, which JSON can hold. */
  options: Record<string, unknown>;
  /** How it came to be, for people. */
  reason: string;
}

/** A stretch of time, in epoch ms; both ends belong to it. */
export interface KeptRange {
  from: number;
  to: number;
}

/** What a store holds and does, for people and for `/api/stats`. */
export interface StoreStats {
  path: string;
  points: number;
  bytes: number;
  /** Points that came and are not on disk yet. */
  waiting: number;
  /** Points that could not be kept, since the start. */
  lost: number;
  /** What is wrong, if anything: "disk full". */
  trouble: string | undefined;
}

/** What a store holds, and since when. */
export interface KeptReport extends StoreStats {
  /** Time of the oldest point, in epoch ms, as far as is known. */
  sinceMs?: number | undefined;
}

/**
 * Keeps the points of charts across restarts: a log to which points are appended, and from which they are
 * read. SQLite is one of them; many servers could share another.
 */
export interface Store {
  /**
   * Where it could not be used at first: resolves once it can. Until then it neither keeps nor reads anything,
   * and `stats` says why.
   */
  readonly opened?: Promise<void> | undefined;
  /**
   * Appends points of a chart, by the names of their series. A point of the same series and time replaces
   * the one before. Never rejects: what cannot be kept is counted, and `stats` says why.
   *
   * @returns whether they were kept, once they are: from then on they survive the end of this process.
   */
  append(chart: string, points: ReadonlyMap<string, SeriesPoints>): Promise<boolean>;
  /** Keeps a chart's options; the same name replaces what was kept. */
  putChart(chart: KeptChart): Promise<boolean>;
  /** Forgets a chart with all of its points. */
  removeChart(name: string): Promise<boolean>;
  /** In the order in which they were first kept. */
  charts(): Promise<KeptChart[]>;
  /**
   * Reads the points of a chart in a range, with those appended just before.
   *
   * @param most how many points of each series somebody can use, such as twice a picture's pixels. Where there
   *   are many more, coarser steps are read, of which each gives its lowest and highest value at their order
   *   in time; so no peak is lost. Default: every point.
   */
  read(chart: string, range: KeptRange, most?: number): Promise<ReadonlyMap<string, SeriesPoints>>;
  /** How many points of all series of a chart there are in a range, more or less: to read it in parts. */
  count(chart: string, range: KeptRange): Promise<number>;
  /** The newest `count` points of each series of a chart, no newer than `until`; every one of them. */
  readNewest(
    chart: string,
    count: number,
    until?: number,
  ): Promise<ReadonlyMap<string, SeriesPoints>>;
  /** Time of the oldest and newest point of a chart; undefined where it has none. */
  extent(chart: string): Promise<KeptRange | undefined>;
  stats(): StoreStats;
  /** Writes what waits, and closes. */
  close(): Promise<void>;
}
