import { moveAside } from "./damage.ts";
import type { OpenDatabase } from "./database.ts";
import { fileIdentity } from "./file-identity.ts";
import { eachRun } from "./log.ts";
import type { Points } from "./points.ts";
import { countPoints, extentOf, readNewest, readSeries, unite } from "./read-series.ts";
import { readPragma } from "./schema.ts";
import { isDamage } from "./sqlite-errors.ts";
import type { KeptChart, KeptRange } from "./store.ts";
import { type FileOptions, openStoreFile, type StoreFile } from "./store-file.ts";
import { inTransaction } from "./transaction.ts";

/** Runs of points as they came in one message; their series are numbers of the sender's. */
export interface Batch {
  /** See `eachRun`. */
  runs: Float64Array;
  /** The names of numbers that come for the first time. */
  series: readonly NamedSeries[];
}

/** What a number stands for in batches. */
export interface NamedSeries {
  number: number;
  chart: string;
  name: string;
}

/** How many times longer than usual the log is, before what comes in has to wait. */
const BEHIND = 3;

/** How long closing may take, in ms. */
const CLOSING_MS = 1000;

/** How soon a damaged file that could not be replaced is tried again, in ms. */
const REPLACE_AGAIN_MS = 60_000;

/** In the log for series that are none any more: ids of series begin at 1. */
const NO_SERIES = 0;

/** How often what is too old is looked for, in ms. */
const RETENTION_MS = 60_000;

/**
 * Opens a file. One that is damaged, now or later, is moved aside, and what can be read of it is copied.
 *
 * @param tell gets what was done about a damaged file.
 * @throws what `openStoreFile` throws, but for damage.
 */
export function createPointFile(
  open: OpenDatabase,
  options: FileOptions,
  tell: (text: string) => void,
) {
  /** What the sender's numbers stand for, with the series' id once there is one. */
  const numbers = new Map<number, NamedSeries & { id?: number | undefined }>();
  /** Batches whose names are known: one that is held back comes again. */
  const named = new WeakSet<Batch>();
  let replaced = -Infinity;
  let isOpen = true;
  let isRetaining = true;
  let retained = Date.now();
  let file = openWhole();
  let identity = fileIdentity(options.path);

  function openWhole(): StoreFile {
    try {
      return openStoreFile(open, options);
    } catch (error) {
      if (!isDamage(error) || options.readOnly || !mayReplace()) throw error;
      putAside(error);
      return openStoreFile(open, options);
    }
  }

  /** Does what is asked; on a damaged file once more, on the one that replaces it. */
  function guard<T>(work: () => T): T {
    if (!isOpen) reopen();
    try {
      return work();
    } catch (error) {
      if (!isDamage(error) || options.readOnly || !mayReplace()) throw error;
      replace(error);
      return work();
    }
  }

  /** A copy that failed, such as on a full disk, is not begun again with each batch. */
  function mayReplace(): boolean {
    return performance.now() - replaced >= REPLACE_AGAIN_MS;
  }

  function replace(error: unknown): void {
    closeFile();
    try {
      putAside(error);
    } finally {
      // As it was, where there was no room for another one.
      reopen();
    }
  }

  function putAside(error: unknown): void {
    replaced = performance.now();
    tell(moveAside(open, options, error));
    replaced = -Infinity;
  }

  /** Where it fails, the next one who needs the file tries again. */
  function reopen(): void {
    file = openWhole();
    identity = fileIdentity(options.path);
    isOpen = true;
    forgetIds();
  }

  /** What is written to a file that somebody has removed is lost with this process, though nothing fails. */
  function followName(): void {
    if (!isOpen || fileIdentity(options.path) === identity) return;
    tell(`${options.path} was removed or replaced by somebody: it is opened anew`);
    closeFile();
    reopen();
  }

  function closeFile(): void {
    if (isOpen) file.database.close();
    isOpen = false;
  }

  /** A batch may have been held back while its chart was removed. */
  function idOf(number: number): number {
    const series = numbers.get(number);
    if (series === undefined) return NO_SERIES;
    return (series.id ??= file.names.ensure(series.chart, series.name));
  }

  function learnNames(batch: Batch): void {
    if (!named.has(batch)) for (const one of batch.series) numbers.set(one.number, { ...one });
    named.add(batch);
  }

  /** Into a copy: should it be written once more, its numbers must still be the sender's. */
  function write({ runs }: Batch): Float64Array {
    const written = runs.slice();
    eachRun(runs, (at, number) => (written[at] = idOf(number)));
    file.log.append(written);
    return written;
  }

  /** Series that a transaction added are none if it failed. */
  function forgetIds(): void {
    file.names.reload();
    file.chunks.recount();
    for (const series of numbers.values()) series.id = undefined;
  }

  function transact<T>(work: () => T): T {
    return guard(() => {
      try {
        return inTransaction(file.database, work);
      } catch (error) {
        if (!isDamage(error) || !mayReplace()) forgetIds();
        throw error;
      }
    });
  }

  /** A copy of each, which can be handed to another thread. */
  function each(chart: string, read: (id: number) => Points): Map<string, Points> {
    return guard(() => {
      const found = new Map<string, Points>();
      for (const [name, id] of file.names.seriesOf(chart) ?? []) {
        const { times, values } = read(id);
        found.set(name, { times: times.slice(), values: values.slice() });
      }
      return found;
    });
  }

  function retain(): void {
    retained = Date.now();
    try {
      isRetaining = file.retention.slice(retained);
    } catch (error) {
      file.chunks.recount();
      throw error;
    }
  }

  return {
    append(batches: readonly Batch[]): void {
      followName();
      batches.forEach(learnNames);
      for (const runs of transact(() => batches.map(write))) file.addToTails(runs);
    },
    putChart: (chart: KeptChart) => transact(() => file.names.put(chart)),
    removeChart(name: string): void {
      const ids = transact(() => file.names.remove(name));
      for (const id of ids) file.tails.drop(id);
      file.retention.forget(ids);
      isRetaining = true;
      for (const [number, { chart }] of numbers) if (chart === name) numbers.delete(number);
    },
    charts: () => guard(() => file.names.charts()),
    read: (chart: string, range: KeptRange, most = Infinity) =>
      each(chart, (id) => readSeries(file, id, range, most)),
    count: (chart: string, range: KeptRange): number =>
      guard(() => {
        const ids = [...(file.names.seriesOf(chart)?.values() ?? [])];
        return ids.reduce((sum, id) => sum + countPoints(file, id, range), 0);
      }),
    readNewest: (chart: string, count: number, until: number) =>
      each(chart, (id) => readNewest(file, id, count, until)),
    extent: (chart: string): KeptRange | undefined =>
      guard(() => {
        const ids = [...(file.names.seriesOf(chart)?.values() ?? [])];
        const ranges = ids.map((id) => extentOf(file, id)).filter((range) => range !== undefined);
        return ranges.length === 0 ? undefined : unite(ranges);
      }),
    /** Whether there is something to do besides what is asked for. */
    hasWork(): boolean {
      if (options.readOnly) return false;
      const now = Date.now();
      isRetaining ||= Math.abs(now - retained) >= RETENTION_MS;
      return isRetaining || file.compaction.isDue(now);
    },
    /** Whether the log is far longer than it should be. */
    isBehind: () => file.tails.count() > BEHIND * options.logPoints,
    /** Does some milliseconds of that. */
    tidy: (): void =>
      guard(() => {
        if (file.compaction.isDue(Date.now())) file.compaction.slice();
        else retain();
      }),
    points: () => file.chunks.count() + file.tails.count(),
    bytes: () => readPragma(file.database, "page_count") * readPragma(file.database, "page_size"),
    /** The present connection; another one after a damaged file was replaced. */
    database: () => file.database,
    /** Brings what is half done to its end, if that takes no long time. */
    close(): void {
      const end = performance.now() + CLOSING_MS;
      try {
        while (file.compaction.isUnderWay() && performance.now() < end) file.compaction.slice();
      } catch {
        // It is done the next time: nothing is lost by it.
      }
      closeFile();
    },
  };
}
