// The process of a server whose charts get a point a second each.
import { once } from "node:events";
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { createLive } from "../../dist/entries/live.js";
import { createFleet } from "../way/fleet.js";

const { charts, seconds } = JSON.parse(process.argv[2]);
const EVERY_MS = 1000;
// The first cycles are not counted: the engine still compiles.
const WARM_UP = 4;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

const fleet = createFleet(createLive, { charts, looks: "one", everyMs: EVERY_MS });
const server = createServer(fleet.live.handler).listen(0, "127.0.0.1");
await once(server, "listening");
process.send({ port: server.address().port });
await once(process, "message");
await untilBetweenCycles();
await pushEverySecond(WARM_UP);
// The cycle after the last push is a part of the warm-up, too.
await wait(EVERY_MS);
process.send(await measure());

// Points that come in the middle of a cycle would have some charts drawn before them.
async function untilBetweenCycles() {
  const { cycles } = fleet.live.stats();
  while (fleet.live.stats().cycles === cycles) await wait(EVERY_MS / 50);
  await wait(EVERY_MS / 2);
}

async function measure() {
  const framesBefore = fleet.live.stats().framesSent;
  const processorBefore = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  const began = performance.now();
  await pushEverySecond(seconds);
  const { user, system } = process.cpuUsage(processorBefore);
  const busy = performance.eventLoopUtilization(loopBefore).utilization;
  const processor = (user + system) / 1000 / (performance.now() - began);
  await wait(EVERY_MS);
  const sent = (fleet.live.stats().framesSent - framesBefore) / (charts * seconds);
  return { sent, busy, processor };
}

// Late pushes are not made up for, as their points would come in one cycle.
async function pushEverySecond(count) {
  fleet.prepare(count);
  const first = performance.now();
  for (let cycle = 1; cycle <= count; cycle++) {
    fleet.push();
    await wait(Math.max(0, first + cycle * EVERY_MS - performance.now()));
  }
}
