// The process of the server whose memory is measured.
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createLive } from "../../dist/entries/live.js";
import { createFleet } from "../way/fleet.js";
import { warmUp } from "../way/warm-up.js";

const { charts, startsEmpty } = JSON.parse(process.argv[2]);
const CYCLES = 12;
const SETTLE_MS = 60;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

// What the engine compiles and caches for the first charts is not theirs.
await warmUp(createLive, { looks: "one", accepts: "gzip, deflate, br, zstd", warmFrames: 500 });
let fleet = startsEmpty ? undefined : addFleet();
const server = createServer((req, res) => fleet.live.handler(req, res));
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
await once(server, "listening");

const answers = {
  addCharts() {
    fleet = addFleet();
    return "added";
  },
  async measure() {
    if (fleet !== undefined) await runCycles();
    return measure();
  },
};
process.on("message", async (question) => process.send(await answers[question]()));
process.send({ port: server.address().port });

function addFleet() {
  return createFleet(createLive, { charts, looks: "one", everyMs: "change" });
}

async function runCycles() {
  fleet.prepare(CYCLES);
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    await settle();
    fleet.push();
  }
  await settle();
}

// Waits until no more is drawn or sent: a cycle of many views takes many turns of the event loop.
async function settle() {
  let before;
  let now;
  do {
    before = now;
    await wait(SETTLE_MS);
    const { drawings, framesSent, framesSkipped } = fleet.live.stats();
    now = drawings + framesSent + framesSkipped;
  } while (now !== before);
}

async function measure() {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc();
    await wait(SETTLE_MS);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { usedBytes: heapUsed + external, residentBytes: rss };
}
