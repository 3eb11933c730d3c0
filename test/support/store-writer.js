// Appends points to a file as fast as they are kept, and says of each append whether it was: `kept 17`.
// What append number i has: see `pointsOf`. Run by store-kill.test.ts and store-disk.test.ts.
import { writeSync } from "node:fs";
import { pointsOf } from "./written-points.js";

const BUILT = new URL("../../dist-internal/store/sqlite-store.js", import.meta.url).href;
/** @type {typeof import("../../src/store/sqlite-store.ts")} */
const { openStore } = await import(BUILT);

const [path = "", from = "0", to = "Infinity"] = process.argv.slice(2);
const WORKER = new URL("../../dist/store/worker.js", import.meta.url);
const IN_FLIGHT = 6;

/** Written at once, so that what was said is heard whenever this process ends. */
const say = (/** @type {string} */ text) => writeSync(1, `${text}\n`);

// Past a limit of the file's size, a write fails instead of ending the process.
process.on("SIGXFSZ", () => {});
const store = await openStore(
  { path, logPoints: 5000, onTrouble: (text) => say(text) },
  () => WORKER,
);

/** @param {number} i */
async function append(i) {
  const isKept = await store.append("chart", pointsOf(i));
  say(`${isKept ? "kept" : "lost"} ${i}`);
}

/** Several at a time: as soon as one is kept, the next one follows. */
async function appendAll() {
  const end = Number(to);
  let next = Number(from);
  const appendNext = async () => {
    while (next < end) await append(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, appendNext));
}

await appendAll();
await store.close();
say("closed");
