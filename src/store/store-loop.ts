import { parentPort } from "node:worker_threads";
import { createCheckpoints } from "./checkpoints.ts";
import type { OpenDatabase } from "./database.ts";
import { createPointFile } from "./point-file.ts";
import { type Lock, lockFile } from "./lock.ts";
import { describeTrouble, isBusy } from "./sqlite-errors.ts";
import {
  errorParts,
  type FileStats,
  type StoreMessage,
  type StoreRequest,
  type ThreadOptions,
} from "./worker-messages.ts";

/** What is appended within this time is one transaction, … */
const GROUP_MS = 5;

/** … which is tried again while another program has a lock, for as long as this. */
const BUSY_MS = 5000;
const BUSY_PAUSE_MS = 50;

/** How long is tidied in one go where more comes in than is tidied. */
const BEHIND_MS = 30;

/** Bytes of one transaction: some ten milliseconds. */
const COMMIT_BYTES = 2 * 1024 * 1024;

/** How often it is looked whether there is something to do besides. */
const CHECK_MS = 5000;

type Append = Extract<StoreRequest, { kind: "append" }>;
type Question = Exclude<StoreRequest, { kind: "append" }>;

/**
 * Answers what comes in messages until it is asked to close.
 *
 * @param thisFile by which another thread can be started for checkpoints.
 * @throws what keeps the file from being opened.
 */
export function runStore(open: OpenDatabase, options: ThreadOptions, thisFile: URL): void {
  const lock: Lock | undefined = options.readOnly ? undefined : lockFile(open, options.path);
  const wasLocked = lock?.wasLocked ?? false;
  const pointFile = openPointFile();
  const checkpoints = options.readOnly
    ? undefined
    : createCheckpoints(pointFile.database, options.path, thisFile);
  const checking = setInterval(tidySoon, CHECK_MS);
  let trouble: string | undefined;
  let pending: Append[] = [];
  let committed = -Infinity;
  let busySince: number | undefined;
  let isTidying = false;
  let counted = { points: 0, bytes: 0 };

  function openPointFile() {
    try {
      return createPointFile(open, { ...options, wasLocked }, tell);
    } catch (error) {
      // It may be somebody else's file, of whose name somebody is mistaken.
      if (wasLocked) lock?.release();
      else lock?.remove();
      throw error;
    }
  }

  function stats(): FileStats {
    try {
      counted = { points: pointFile.points(), bytes: pointFile.bytes() };
    } catch {
      // The file is away for the moment, and in trouble anyway: what was last known is told.
    }
    return { ...counted, trouble };
  }

  function append(request: Append): void {
    if (pending.push(request) === 1) commitSoon();
  }

  /** At rest at once; under load together with what comes meanwhile. */
  function commitSoon(): void {
    const wait = committed + GROUP_MS - performance.now();
    if (wait <= 0) setImmediate(commit);
    else setTimeout(commit, wait);
  }

  function commit(): void {
    if (pending.length === 0) return;
    // What comes faster than it is tidied has to wait, and its sender.
    if (pointFile.isBehind() && tidyFor(BEHIND_MS)) return void setImmediate(commit);
    const batches = firstBatches(pending);
    try {
      pointFile.append(batches);
      setTrouble(undefined);
    } catch (error) {
      if (mayWait(error)) return void setTimeout(commit, BUSY_PAUSE_MS);
      setTrouble(describeTrouble(error));
      checkpoints?.relieve();
    }
    busySince = undefined;
    committed = performance.now();
    pending = pending.slice(batches.length);
    const ids = batches.map(({ id }) => id);
    say({ kind: "appended", ids, isKept: trouble === undefined, stats: stats() });
    checkpoints?.wrote(batches.reduce((sum, { runs }) => sum + runs.byteLength, 0));
    if (pending.length > 0) commitSoon();
    tidySoon();
  }

  function mayWait(error: unknown): boolean {
    if (!isBusy(error)) return false;
    busySince ??= performance.now();
    return performance.now() - busySince < BUSY_MS;
  }

  function tell(text: string): void {
    say({ kind: "trouble", text });
  }

  function setTrouble(text: string | undefined): void {
    if (text !== undefined && text !== trouble) tell(text);
    trouble = text;
  }

  function tidySoon(): void {
    if (isTidying || !pointFile.hasWork()) return;
    isTidying = true;
    setImmediate(tidy);
  }

  function tidy(): void {
    isTidying = false;
    if (tidyFor(0)) tidySoon();
  }

  /** Returns whether it could be done. Else the next append or check tries again. */
  function tidyFor(ms: number): boolean {
    const end = performance.now() + ms;
    try {
      do pointFile.tidy();
      while (pointFile.hasWork() && performance.now() < end);
      return true;
    } catch (error) {
      setTrouble(describeTrouble(error));
      return false;
    }
  }

  function ask(request: Exclude<Question, { kind: "close" }>): unknown {
    switch (request.kind) {
      case "putChart":
        return pointFile.putChart(request.chart);
      case "removeChart":
        return pointFile.removeChart(request.name);
      case "charts":
        return pointFile.charts();
      case "read":
        return pointFile.read(request.chart, request.range, request.most);
      case "count":
        return pointFile.count(request.chart, request.range);
      case "readNewest":
        return pointFile.readNewest(request.chart, request.count, request.until);
      default:
        return pointFile.extent(request.chart);
    }
  }

  async function close(): Promise<void> {
    clearInterval(checking);
    await checkpoints?.end();
    pointFile.close();
    lock?.release();
  }

  async function answer(request: Question): Promise<void> {
    // What was appended before is read, and counts; while somebody else has the lock, it waits.
    while (pending.length > 0 && busySince === undefined) commit();
    try {
      const before = stats();
      const value = request.kind === "close" ? await close() : ask(request);
      say({ kind: "answer", id: request.id, value, stats: value === undefined ? before : stats() });
    } catch (error) {
      say({ kind: "error", id: request.id, ...errorParts(error) });
    }
    if (request.kind === "close") parentPort?.close();
  }

  parentPort?.on("message", (request: StoreRequest) => {
    if (request.kind === "append") append(request);
    else void answer(request);
  });
  say({ kind: "ready", stats: stats() });
}

/** As many as make one transaction; each takes its time, in which nothing else is done. */
function firstBatches(pending: readonly Append[]): Append[] {
  let bytes = 0;
  const end = pending.findIndex(({ runs }) => (bytes += runs.byteLength) >= COMMIT_BYTES);
  return pending.slice(0, end < 0 ? pending.length : end + 1);
}

function say(message: StoreMessage): void {
  parentPort?.postMessage(message, message.kind === "answer" ? buffersOf(message.value) : []);
}

/** The memory of points that were read: it is handed over. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (!(value instanceof Map)) return [];
  return [...value.values()].flatMap(({ times, values }) => [times.buffer, values.buffer]);
}
