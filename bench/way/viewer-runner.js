// The process of the viewer: reads and decodes all that comes.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { openViewer } from "../viewer.js";

const { port, accepts, events } = JSON.parse(process.argv[2]);
const charts = events.length;
const AGAIN_MS = 50;
const PATIENCE_MS = 20_000;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const viewer = openViewer(port, { accepts, keeps: charts });
await viewer.until(charts);
process.send("ready");
const [{ hash }] = await once(process, "message");
process.send({ isRight: await isOnItsWay(hash) });

// Whether its newest frames are those of this hash, now or in a moment.
async function isOnItsWay(expected) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    // By name: one that fell behind for a moment gets the newest frame of each, in an order of their own.
    const frames = events.map((name) => viewer.newest.get(name ?? undefined));
    const seen = createHash("sha256").update(frames.join("\n")).digest("hex");
    if (seen === expected || performance.now() > until) return seen === expected;
    await wait(AGAIN_MS);
  }
}
