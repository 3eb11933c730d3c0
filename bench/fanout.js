// Measures what it costs to send frames to thousands: plotcast, other ways, and the floor: a bare
// socket.write.
//   node bench/fanout.js [--viewers 10000] [--charts 12] [--seconds 20] [--every 1000] [--rounds 3] [--only gzip,bare] [--quick] [--json]
import { parseArgs } from "node:util";
import { chart } from "./chart.js";
import { assertOpenFiles } from "./fanout/open-files.js";
import { run } from "./fanout/run.js";
import { summary } from "./fanout/summary.js";
import { machine } from "./machine.js";
import { streams } from "./streams/contenders.js";
import { align, whole } from "./table.js";

const { values: options } = parseArgs({
  options: {
    viewers: { type: "string" },
    charts: { type: "string", default: "12" },
    seconds: { type: "string" },
    every: { type: "string", default: "1000" },
    rounds: { type: "string" },
    only: { type: "string", default: Object.keys(streams).join(",") },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const viewers = readNumber("viewers", options.quick ? 1000 : 10_000);
const seconds = readNumber("seconds", options.quick ? 5 : 20);
const rounds = readNumber("rounds", options.quick ? 1 : 3);
const everyMs = readNumber("every");
const charts = readNumber("charts");
const contenders = Object.entries(streams).filter(([key]) => options.only.split(",").includes(key));
const say = options.json ? () => {} : console.log;

assertOpenFiles(viewers);
const { node, cpu, cores } = machine();
say(`Node ${node}, ${cpu}, ${cores} cores`);
const runs = new Map(contenders.map(([key]) => [key, []]));
for (let round = 0; round < rounds; round++) {
  // In turn, so that other load on the machine hits all contenders alike.
  for (const [key, stream] of contenders) {
    runs.get(key).push(await run({ ...stream, key, viewers, charts, seconds, everyMs }));
  }
}
const figures = contenders.map(([key, { name }]) => summary(name, runs.get(key)));
const page = charts === 1 ? "one chart" : `a page of ${charts} charts`;
say(
  `\n${whole(viewers)} viewers of ${page}, a frame every ${everyMs} ms for ${seconds} s, ${rounds} rounds`,
);
say(table(figures));
if (options.json) {
  console.log(
    JSON.stringify({ machine: machine(), chart, charts, everyMs, seconds, contenders: figures }),
  );
}

function readNumber(option, otherwise) {
  const number = Number(options[option] ?? otherwise);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${option}: not a whole number of 1 or more: ${options[option]}`);
}

function table(all) {
  const floor = all.find(({ name }) => name === streams.bare.name) ?? all[0];
  const headings = [
    "",
    "viewers",
    "µs",
    "least",
    "most",
    "×",
    "KB",
    "50 %",
    "99 %",
    "latest",
    "bytes",
    "missed",
  ];
  const rows = all.map((figure) => [
    figure.name,
    whole(figure.viewers),
    figure.microseconds.toFixed(2),
    Math.min(...figure.microsecondsByRound).toFixed(2),
    Math.max(...figure.microsecondsByRound).toFixed(2),
    (figure.microseconds / floor.microseconds).toFixed(2),
    figure.kilobytes.toFixed(1),
    ...[figure.lagMs.median, figure.lagMs.most99, figure.lagMs.latest].map(whole),
    whole(figure.bytes),
    whole(figure.missed),
  ]);
  return align([headings, ...rows]);
}
