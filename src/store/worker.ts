// A thread that keeps points in a file, started by store-thread.ts, or one that only moves pages for it. The
// build makes it a file of its own that imports no other of the package, so that bundlers may copy it.
import { parentPort, workerData } from "node:worker_threads";
import { type CheckpointOrder, runCheckpoints } from "./checkpoints.ts";
import { loadSqlite } from "./database.ts";
import { runStore } from "./store-loop.ts";
import { unavailable } from "./sqlite-errors.ts";
import { errorParts, type StoreMessage, type ThreadOptions } from "./worker-messages.ts";

const order = workerData as CheckpointOrder | ThreadOptions;
try {
  const open = await loadSqlite();
  if ("checkpointsOf" in order) runCheckpoints(open, order);
  else runStore(open, order, new URL(import.meta.url));
} catch (error) {
  const path = "path" in order ? order.path : order.checkpointsOf;
  const message: StoreMessage = { kind: "error", id: 0, ...errorParts(unavailable(path, error)) };
  parentPort?.postMessage(message, []);
}
