// The process of a server: sends the frames of many charts to one viewer, and measures the whole way
// from `push` to the socket.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createLive } from "../../dist/entries/live.js";
import { watchHolds } from "../../test/support/holds.js";
import { createFleet } from "./fleet.js";
import { settledCycles } from "./settled-cycles.js";
import { warmUp } from "./warm-up.js";

const task = JSON.parse(process.argv[2]);
const { charts, cycles, holdCycles } = task;

// Ends with the process that started it.
process.on("disconnect", () => process.exit());

await warmUp(createLive, task);
const fleet = createFleet(createLive, { ...task, everyMs: "change" });
const server = createServer(fleet.live.handler).listen(0, "127.0.0.1");
await once(server, "listening");
process.send({ port: server.address().port });
const [socket] = await once(server, "connection");
const run = settledCycles(fleet, socket);
await once(process, "message");
fleet.prepare(task.warmCycles);
await run.cycles(task.warmCycles);
process.send({ ...(await measureCost()), ...(await measureHold()), ...summary() });

async function measureCost() {
  const idle = await spend(() => run.idleCycles(cycles));
  const bytesBefore = socket.bytesWritten;
  fleet.prepare(cycles);
  let longestMs = 0;
  const busy = await spend(async () => (longestMs = await run.cycles(cycles)));
  return {
    microseconds: Math.max(0, busy - idle) / (cycles * charts),
    bytes: (socket.bytesWritten - bytesBefore) / (cycles * charts),
    longestMs,
  };
}

// Processor time of the whole process, in µs.
async function spend(work) {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return user + system;
}

// The longest hold of the event loop.
async function measureHold() {
  const holds = watchHolds();
  let holdMs = 0;
  fleet.prepare(holdCycles);
  for (let cycle = 0; cycle < holdCycles; cycle++) {
    // A real server gets its points in many requests; here they come all at once.
    await run.cycle(() => holds.forget());
    holdMs = Math.max(holdMs, holds.longestMs());
  }
  return { holdMs };
}

function summary() {
  const hash = createHash("sha256").update(fleet.drawAll().join("\n")).digest("hex");
  return { hash, framesSkipped: fleet.live.stats().framesSkipped };
}
