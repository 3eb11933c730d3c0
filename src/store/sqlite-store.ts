import { PlotcastError } from "../error.ts";
import { type AppendBatch, createAppendBatch } from "./append-batch.ts";
import { countSeriesPoints } from "./count-series-points.ts";
import { DEFAULT_LIMITS } from "./retention-limits.ts";
import { createSeriesNumbers, type SeriesNumbers } from "./series-numbers.ts";
import type { KeptChart, KeptRange, SeriesPoints, Store } from "./store.ts";
import { startLastingThread } from "./lasting-thread.ts";
import { startStoreThread } from "./store-thread.ts";
import { createTroubles } from "./troubles.ts";
import type { ThreadOptions } from "./worker-messages.ts";

/** Where and how points are kept. */
export interface StoreOptions {
  /** The file; it is created where there is none. SQLite has two more beside it, and ours is `-lock`. */
  path: string;
  /** Whether what was kept survives a power cut, too, not only the end of the process. Costs a sync each time. */
  durable?: boolean;
  /** How long points are kept as they came, in ms; coarser steps are kept for years. Default: 30 days. */
  keepMs?: number;
  /** Bytes of the file at most; what is oldest goes first. Default: 8 GB. */
  maxBytes?: number;
  /**
   * Points that are kept in a log before they are packed and sorted in. Each 100,000 take 1.6 MB of memory,
   * and some 20 ms at the start. Default: 500,000.
   */
  logPoints?: number;
  /** Only reads the file, also while another process writes to it. It must be there. */
  readOnly?: boolean;
  /**
   * Where the file cannot be used just now: gets why, and the file is tried again and again. Default: opening it
   * throws then.
   */
  onUnavailable?: (error: PlotcastError) => void;
  /** Gets what went wrong, once for each trouble; of one that comes and goes, once a minute. */
  onTrouble?: (text: string) => void;
}

/** Bytes that wait to be written at most; what comes beyond is lost. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

const CANNOT_BE_NAMED =
  "a series cannot be kept: its name is too long, or there are too many of them";

const STARTED_AGAIN = "store: its thread was started again";
const RESTARTED = "store: its thread was started again just now";

/** In the package the compiled file has this place, seen from every chunk and entry. */
const WORKER = () => new URL("../store/worker.js", import.meta.url);

/**
 * Opens a file of points, on a thread of its own.
 *
 * @param worker the thread's file.
 * @throws PlotcastError `DEPENDENCY_MISSING`; `STORE_IN_USE` where another process has the file;
 *   `STORE_UNAVAILABLE`.
 */
export async function openStore(options: StoreOptions, worker: () => URL = WORKER): Promise<Store> {
  const { path } = options;
  const onTrouble = createTroubles(options.onTrouble ?? (() => {}));
  const opening = createOpening(options.onUnavailable);
  const start = () => startStoreThread(worker(), threadOptions(options), onTrouble);
  const { mayPass } = opening;
  const thread = await startLastingThread(start, { onTrouble, onRestart, mayPass });
  let numbers = createSeriesNumbers();
  let batch: AppendBatch | undefined;
  let kept: Promise<boolean> | undefined;
  let sendNow: (() => void) | undefined;
  let waitingBytes = 0;
  let waitingPoints = 0;
  let lost = 0;
  let closing: Promise<void> | undefined;
  let ownTrouble: string | undefined;

  function refuse(points: number, why: string): false {
    lost += points;
    if (ownTrouble !== why) onTrouble(why);
    ownTrouble = why;
    return false;
  }

  /** The new thread knows none of the numbers. */
  function onRestart(): void {
    numbers = createSeriesNumbers();
    ownTrouble = undefined;
    const isFirst = opening.end();
    onTrouble(isFirst ? `${path} is open: points are kept from now on` : STARTED_AGAIN);
  }

  async function send(full: AppendBatch, known: SeriesNumbers): Promise<boolean> {
    if (known !== numbers) return refuse(full.points(), RESTARTED);
    const runs = full.runs();
    const points = full.points();
    const { byteLength } = runs;
    waitingBytes += byteLength;
    waitingPoints += points;
    const asked = { kind: "append", runs, series: numbers.takeNew() } as const;
    const isKept = await thread
      .ask(asked, [runs.buffer])
      .catch((error: Error) => refuse(0, error.message));
    waitingBytes -= byteLength;
    waitingPoints -= points;
    if (isKept !== true) lost += points;
    else if (waitingBytes === 0) ownTrouble = undefined;
    return isKept === true;
  }

  /** What was appended in this turn goes before what is asked next. */
  function flush(): void {
    sendNow?.();
  }

  function open(): AppendBatch {
    if (batch !== undefined) return batch;
    const opened = (batch = createAppendBatch());
    const known = numbers;
    kept = new Promise((resolve) => {
      const timer = setImmediate(() => sendNow?.());
      sendNow = () => {
        clearImmediate(timer);
        batch = sendNow = undefined;
        void send(opened, known).then(resolve);
      };
    });
    return opened;
  }

  function ask<T>(request: Parameters<typeof thread.ask>[0]): Promise<T> {
    flush();
    return thread.ask(request) as Promise<T>;
  }

  const succeeds = (asked: Promise<unknown>) =>
    asked.then(
      () => true,
      (error: unknown) => refuse(0, String(error)),
    );

  return {
    opened: opening.opened(),
    append(chart, points) {
      const count = countSeriesPoints(points);
      if (closing !== undefined) return Promise.resolve(refuse(count, "the store is closed"));
      if (waitingBytes + (batch?.runs().byteLength ?? 0) > MAX_WAITING_BYTES) {
        return Promise.resolve(refuse(count, "the disk is too slow: 64 MB wait to be written"));
      }
      const opened = open();
      const answer = kept!;
      const before = lost;
      for (const [name, columns] of points) {
        const number = numbers.of(chart, name);
        if (number === undefined) refuse(columns.times.length, CANNOT_BE_NAMED);
        else lost += opened.add(number, columns);
      }
      return lost === before ? answer : answer.then(() => false);
    },
    putChart: (chart: KeptChart) => succeeds(ask({ kind: "putChart", chart })),
    removeChart(name) {
      const removed = succeeds(ask({ kind: "removeChart", name }));
      numbers.forget(name);
      return removed;
    },
    charts: () => ask<KeptChart[]>({ kind: "charts" }),
    read: (chart, range, most) =>
      ask<Map<string, SeriesPoints>>({ kind: "read", chart, range, most }),
    count: (chart, range) => ask<number>({ kind: "count", chart, range }),
    readNewest: (chart, count, until = Infinity) =>
      ask<Map<string, SeriesPoints>>({ kind: "readNewest", chart, count, until }),
    extent: (chart) => ask<KeptRange | undefined>({ kind: "extent", chart }),
    stats() {
      const { trouble = ownTrouble, points, bytes } = thread.stats();
      const waiting = waitingPoints + (batch?.points() ?? 0);
      return { path, points, bytes, waiting, lost, trouble };
    },
    close() {
      flush();
      closing ??= thread.close();
      return closing;
    },
  };
}

/** Of a file that could not be used at first: when it can. */
function createOpening(onUnavailable: StoreOptions["onUnavailable"]) {
  let opened: Promise<void> | undefined;
  let resolveOpened: (() => void) | undefined;
  return {
    opened: () => opened,
    mayPass(error: unknown): boolean {
      const isUnavailable = error instanceof PlotcastError && error.code === "STORE_UNAVAILABLE";
      if (!isUnavailable || onUnavailable === undefined) return false;
      opened = new Promise((resolve) => (resolveOpened = resolve));
      onUnavailable(error);
      return true;
    },
    /** Returns whether it was not open before. */
    end(): boolean {
      const isFirst = resolveOpened !== undefined;
      resolveOpened?.();
      resolveOpened = undefined;
      return isFirst;
    },
  };
}

function threadOptions({
  path,
  durable = false,
  readOnly = false,
  keepMs = DEFAULT_LIMITS.keepMs,
  maxBytes = DEFAULT_LIMITS.maxBytes,
  logPoints = 500_000,
}: StoreOptions): ThreadOptions {
  return { path, durable, readOnly, keepMs, maxBytes, logPoints };
}
