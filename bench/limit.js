// Measures how far one process goes: viewers until frames come late, and charts until the loop is full.
//   node bench/limit.js [--encoding gzip]… [--seconds 10] [--only viewers] [--quick] [--json]
import { parseArgs } from "node:util";
import { mostViewersOfFiles } from "./fanout/open-files.js";
import { climb } from "./limit/climb.js";
import { runCharts } from "./limit/run-charts.js";
import { run } from "./fanout/run.js";
import { summary } from "./fanout/summary.js";
import { machine } from "./machine.js";
import { streams } from "./streams/contenders.js";
import { align, whole } from "./table.js";

const MOST_LAG_MS = 250;
// What leaves too few frames out to be noticed: a cycle at either end of the measurement.
const LEAST_SENT = 0.95;
const CODINGS = ["plain", "gzip", "zstd"];

const { values: options } = parseArgs({
  options: {
    encoding: { type: "string", multiple: true },
    seconds: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const { quick } = options;
const seconds = Number(options.seconds ?? (quick ? 2 : 10));
if (!(seconds >= 1)) throw new Error(`--seconds: not a number of 1 or more: ${options.seconds}`);
const codings = options.encoding ?? (quick ? ["gzip"] : ["gzip", "zstd"]);
for (const key of codings) {
  if (!CODINGS.includes(key))
    throw new Error(`--encoding: not one of ${CODINGS.join(", ")}: ${key}`);
}
const say = options.json ? () => {} : console.log;

const { node, cpu, cores } = machine();
say(`Node ${node}, ${cpu}, ${cores} cores`);
const viewers = options.only === "charts" ? [] : await climbViewers();
const charts = options.only === "viewers" ? [] : await climbCharts();
if (options.json) console.log(JSON.stringify({ machine: machine(), viewers, charts }));

async function climbViewers() {
  const figures = [];
  const most = mostViewersOfFiles();
  for (const count of [1, 12]) {
    for (const key of codings) {
      const steps = await climb({
        from: quick ? 100 : 2500,
        most: quick ? 100 : most,
        measure: (viewers) => measureViewers({ key, viewers, charts: count }),
        isWithin: ({ lagMs, missed }) => lagMs.most99 <= MOST_LAG_MS && missed === 0,
      });
      figures.push(...steps);
      const page = count === 1 ? "one chart" : `${count} charts`;
      say(`\nViewers of ${page} at 1 Hz, ${streams[key].name}, until 99 % pass ${MOST_LAG_MS} ms`);
      say(align([["viewers", "µs", "50 %", "99 %", "latest", "missed"], ...steps.map(viewersRow)]));
    }
  }
  return figures;
}

async function measureViewers({ key, viewers, charts: count }) {
  const figures = await run({
    ...streams[key],
    key,
    viewers,
    charts: count,
    seconds,
    everyMs: 1000,
  });
  return summary(streams[key].name, [figures]);
}

function viewersRow({ viewers: count, microseconds, lagMs, missed }) {
  const lags = [lagMs.median, lagMs.most99, lagMs.latest];
  return [whole(count), microseconds.toFixed(2), ...lags.map(whole), whole(missed)];
}

async function climbCharts() {
  const figures = [];
  for (const key of codings) {
    const steps = await climb({
      from: quick ? 50 : 1000,
      most: quick ? 50 : 100_000,
      measure: (count) => runCharts({ key, charts: count, seconds }),
      isWithin: ({ sent }) => sent >= LEAST_SENT,
    });
    figures.push(...steps);
    say(`\nCharts at 1 Hz in one stream, ${streams[key].name}, until not all are sent`);
    say(align([["charts", "sent", "loop busy", "processor"], ...steps.map(chartsRow)]));
  }
  return figures;
}

function chartsRow({ charts: count, sent, busy, processor }) {
  return [whole(count), ...[sent, busy, processor].map((part) => `${whole(part * 100)} %`)];
}
