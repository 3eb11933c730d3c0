import { parentPort, Worker } from "node:worker_threads";
import type { Database, OpenDatabase } from "./database.ts";

/** Bytes written after which the pages of the write-ahead log move into the file. */
const WAL_BYTES = 16 * 1024 * 1024;

/** Pages that this thread moves itself: little more than two syncs of the disk. */
const FEW_PAGES = 256;

/** How often the other thread is asked to move what came while it was moving, before this one does it. */
const MAX_ROUNDS = 4;

/** How often that is tried on a full disk, in ms. */
const RELIEF_MS = 1000;

type CheckpointRequest = "checkpoint" | "close";

/** What a thread that moves pages is started with. */
export interface CheckpointOrder {
  checkpointsOf: string;
}

/**
 * Moves the pages of SQLite's write-ahead log into the file. That syncs the disk, which takes from
 * milliseconds to a second, so another thread does it, with a connection of its own. Only the last few
 * pages are moved here: the log begins anew once there is none left, which somebody who writes on and on
 * would never let happen.
 */
export interface Checkpoints {
  /** To be called after commits, with how much was written: begins to move where that is much. */
  wrote(bytes: number): void;
  /** To be called when nothing more could be written: what is in the log already makes room in it. */
  relieve(): void;
  /** Ends the other thread, and its connection. */
  end(): Promise<void>;
}

/**
 * Starts the other thread.
 *
 * @param database gives the present connection.
 * @param file which that thread runs: the same one as this.
 */
export function createCheckpoints(database: () => Database, path: string, file: URL): Checkpoints {
  const workerData: CheckpointOrder = { checkpointsOf: path };
  const worker = new Worker(file, { workerData, execArgv: [] });
  let rounds = 0;
  let written = 0;
  let relieved = -Infinity;
  let isReady = false;

  function ask(what: CheckpointRequest): void {
    rounds += 1;
    worker.postMessage(what, []);
  }

  function move(): void {
    try {
      movePages(database());
    } catch {
      // Appends meet the same trouble and tell of it.
    }
  }

  worker.unref();
  worker.on("error", () => {});
  const isOver = new Promise<void>((resolve) => {
    worker.on("exit", () => {
      isReady = false;
      rounds = 0;
      resolve();
    });
  });
  worker.on("message", (pages: number) => {
    isReady = true;
    if (rounds === 0) return;
    if (pages > FEW_PAGES && rounds < MAX_ROUNDS) return ask("checkpoint");
    rounds = 0;
    move();
  });
  return {
    wrote(bytes) {
      written += bytes;
      if (rounds > 0 || written < WAL_BYTES) return;
      written = 0;
      if (isReady) ask("checkpoint");
      else move();
    },
    relieve() {
      if (performance.now() - relieved < RELIEF_MS) return;
      relieved = performance.now();
      move();
    },
    end() {
      worker.ref();
      ask("close");
      return isOver;
    },
  };
}

/** Moves all pages there are. Returns how many are left: where somebody writes or reads meanwhile. */
function movePages(database: Database): number {
  const { log, checkpointed } = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get() ?? {};
  return Number(log) - Number(checkpointed);
}

/** What the other thread does: it moves pages as often as it is asked to, and says how many are left. */
export function runCheckpoints(open: OpenDatabase, { checkpointsOf }: CheckpointOrder): void {
  const database = open(checkpointsOf, { timeout: 1000 });
  const say = (pages: number) => parentPort?.postMessage(pages, []);
  parentPort?.on("message", (request: CheckpointRequest) => {
    if (request === "close") {
      database.close();
      return parentPort?.close();
    }
    try {
      say(movePages(database));
    } catch {
      // Whoever writes meets the same trouble and tells of it.
      say(0);
    }
  });
  say(0);
}
