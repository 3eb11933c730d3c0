// Measures what charts cost in the page: plotcast's in two ways, and those of libraries that draw in
// the browser.
//   node bench/page.js [--part frames,first,bytes,memory] [--rounds 3] [--memory liveChart,innerHTML] [--quick] [--json]
import { parseArgs } from "node:util";
import { goalLines } from "./goals.js";
import { machine } from "./machine.js";
import { startBrowser } from "./page/browser.js";
import { measureBytes } from "./page/bytes.js";
import { EVERY_MS } from "./page/look.js";
import { contenders } from "./page/contenders.js";
import { measureFirstChart } from "./page/first-chart.js";
import { measureFrames } from "./page/frames.js";
import { pageGoals } from "./page/goals.js";
import { measureMemory } from "./page/memory.js";
import { choosePace } from "./page/paces.js";
import { startSite } from "./page/site.js";
import { bytesTable, firstTable, framesTable, memoryTable } from "./page/tables.js";

const PARTS = ["frames", "first", "bytes", "memory"];
const { values: options } = parseArgs({
  options: {
    part: { type: "string", default: PARTS.join(",") },
    rounds: { type: "string" },
    memory: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const pace = choosePace(options.quick);
const { charts } = pace;
const parts = readChoices("part", PARTS);
const keys = readChoices(
  "memory",
  Object.keys(contenders),
  options.quick ? ["liveChart"] : undefined,
);
const rounds = options.rounds === undefined ? undefined : readNumber("rounds");
const say = options.json ? () => {} : console.log;
const figures = { frames: [], first: [], bytes: [], memory: [] };

const site = await startSite(charts);
const browser = await startBrowser();
try {
  say(
    `Node ${machine().node}, Chromium ${browser.version()}, ${machine().cpu}, ${machine().cores} cores`,
  );
  if (parts.includes("bytes")) measureScripts();
  if (parts.includes("first")) await measureFirst();
  if (parts.includes("frames")) await measureCosts();
  if (parts.includes("memory")) await measurePages();
} finally {
  await browser.close();
  site.stop();
}
const goals = pageGoals(figures);
say(`\n${goalLines(goals)}`);
if (options.json) console.log(JSON.stringify({ machine: machine(), charts, ...figures, goals }));

function measureScripts() {
  figures.bytes = measureBytes();
  say(`\nScripts and styles that a visitor loads, gzipped\n${bytesTable(figures.bytes)}`);
}

async function measureFirst() {
  figures.first = await measureFirstChart({
    browser,
    site,
    charts: 1,
    rounds: rounds ?? pace.firstRounds,
  });
  say("\nFrom the navigation's start to the first complete chart, at 1.6 Mbit/s and 150 ms");
  say(firstTable(figures.first));
}

async function measureCosts() {
  figures.frames = await measureFrames({ browser, site, ...pace, rounds: rounds ?? pace.rounds });
  say(`\nms of processor time per frame of ${charts} charts, a frame every ${EVERY_MS} ms`);
  for (const pointer of ["away", "over"])
    say(`pointer ${pointer}\n${framesTable(figures.frames, pointer)}`);
}

async function measurePages() {
  figures.memory = await measureMemory({ browser, site, keys, marks: pace.memoryFrames });
  say(`\nMemory of a page of one chart, 60 frames a second\n${memoryTable(figures.memory)}`);
}

function readNumber(option) {
  const number = Number(options[option]);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${option}: not a whole number of 1 or more: ${options[option]}`);
}

function readChoices(option, known, otherwise = known) {
  const asked = options[option]?.split(",") ?? otherwise;
  for (const one of asked) {
    if (!known.includes(one))
      throw new Error(`--${option}: not one of ${known.join(", ")}: ${one}`);
  }
  return asked;
}
