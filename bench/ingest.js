// Measures how fast points come in, and how soon they are seen: from clients in processes of their own to
// `plotcast serve`.
//   node bench/ingest.js [--part push,line,disk,statsd,latency,memory,cold] [--seconds 5] [--quick] [--json]
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { goalLines } from "./goals.js";
import { runClient } from "./ingest/clients.js";
import { measureColdStart } from "./ingest/cold-start.js";
import { sumOfCounter } from "./ingest/counter.js";
import { ingestGoals } from "./ingest/goals.js";
import { measureLatency } from "./ingest/latency.js";
import { readJson, startProgram } from "./ingest/program.js";
import { replay } from "./ingest/replay.js";
import { machine } from "./machine.js";
import { whole } from "./table.js";

const PARTS = ["push", "line", "disk", "statsd", "latency", "memory", "cold"];
const { values: options } = parseArgs({
  options: {
    part: { type: "string", default: PARTS.join(",") },
    seconds: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const { quick } = options;
const seconds = Number(options.seconds ?? (quick ? 1 : 5));
if (!(seconds > 0)) throw new Error(`--seconds: not a number above 0: ${options.seconds}`);
const parts = options.part.split(",");
for (const part of parts) {
  if (!PARTS.includes(part)) throw new Error(`--part: not one of ${PARTS.join(", ")}: ${part}`);
}
const say = options.json ? () => {} : console.log;
const figures = {};

say(`Node ${machine().node}, ${machine().cpu}, ${machine().cores} cores`);
const MEASURES = {
  push: measurePush,
  line: () => measureLines("line", ["--memory", "--no-statsd"]),
  disk: () => measureLines("disk", ["--no-statsd"]),
  statsd: measureStatsd,
  latency: measureDelay,
  memory: measureMemory,
  cold: measureCold,
};
for (const part of PARTS) if (parts.includes(part)) await MEASURES[part]();
const goals = ingestGoals(figures);
say(`\n${goalLines(goals)}`);
if (options.json) console.log(JSON.stringify({ machine: machine(), ...figures, goals }));

async function measurePush() {
  figures.push = {};
  for (const series of [1, 10]) {
    const { points, seconds: took } = await runClient("push", seconds, series);
    figures.push[series] = points / took;
    say(`push in process, ${series} series a call: ${whole(points / took)} points/s`);
  }
}

async function measureLines(part, flags) {
  const program = await startProgram(flags);
  const before = program.cpuSeconds();
  const { points, seconds: took } = await runClient("line-client", program.url, seconds);
  const { kept } = await readJson(`${program.url}/api/sources`);
  const { longestHoldMs } = await readJson(`${program.url}/api/stats`);
  const cpu = (program.cpuSeconds() - before) / took;
  figures[part] = { perSecond: points / took, points, kept: kept?.points, longestHoldMs, cpu };
  const held = `longest hold ${longestHoldMs.toFixed(0)} ms, ${cpu.toFixed(2)} cores`;
  const disk = kept === undefined ? "" : `, ${whole(kept.points)} kept`;
  say(
    `line protocol, 1,000 series, batches of 5,000, ${part}: ${whole(points / took)} points/s (${held}${disk})`,
  );
  if (kept !== undefined && kept.points !== points) throw new Error("not all points were kept");
  await program.stop();
}

async function measureStatsd() {
  figures.statsd = {};
  for (const perSecond of quick ? [20_000] : [50_000, 100_000, 200_000]) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const program = await startProgram(["--statsd", String(port)]);
    await untilListening(program.url);
    const sent = await runClient("statsd-client", port, perSecond, seconds);
    const came = await sumOfCounter(program.url, "bench.hits", sent.points);
    const asked = sent.points / sent.seconds;
    figures.statsd[perSecond] = { perSecond: asked, lost: sent.points - came };
    say(
      `StatsD, ${whole(asked)} points/s sent: ${whole(sent.points - came)} of ${whole(sent.points)} lost`,
    );
    await program.stop();
  }
}

// Sources begin after the program has said its address.
async function untilListening(url) {
  for (;;) {
    const { sources } = await readJson(`${url}/api/sources`);
    if (sources.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function measureDelay() {
  const program = await startProgram(["--memory", "--no-statsd", "--change"]);
  figures.latency = await measureLatency(program.url, quick ? 20 : 300);
  const { p50, p99, most } = figures.latency;
  say(
    `from a POST to the picture in Chromium: ${p50.toFixed(0)} ms, 99 % within ${p99.toFixed(0)}, all within ${most.toFixed(0)}`,
  );
  await program.stop();
}

async function measureMemory() {
  const program = await startProgram(["--no-statsd"]);
  const hour = quick ? 300 : 3600;
  const marks = [hour / 3, (2 * hour) / 3, hour];
  figures.memory = await replay(program, { series: 1000, seconds: hour, marks });
  for (const { seconds: at, bytes } of figures.memory) {
    say(`memory after ${whole(at)} s of 1,000 series at 1 Hz: ${whole(bytes / 1e6)} MB`);
  }
  await program.stop();
}

async function measureCold() {
  const program = await startProgram(["--no-statsd"]);
  const points = quick ? 500_000 : 20_000_000;
  const series = 1000;
  await replay(program, { series, seconds: points / series, marks: [] });
  await program.stop({ keepsFolder: true });
  figures.cold = await measureColdStart(program.folder, "load0");
  const { ms, listensMs, weekMs } = figures.cold;
  say(
    `start with ${whole(points)} points on disk: ${whole(ms)} ms to the first chart, ` +
      `${whole(listensMs)} until it says its address; a week of it in ${whole(weekMs)} ms`,
  );
  rmSync(program.folder, { recursive: true, force: true });
}
