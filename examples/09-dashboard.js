// @ts-check
// A dashboard of this machine: a dozen charts over one connection, in a page of a few lines. Each is
// asked for in the size of its place, so that texts are as large on a phone as on a wide screen.
import os from "node:os";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { createLive } from "plotcast/live";
import { createPage, start } from "./serve-page.js";

const EVERY_MS = 500;
const SAMPLE_MS = 10;
/** How late timers were, in ms: the rows of the heat map, from the top, and what is between them. */
const ROWS = ["over 20 ms", "5 – 20", "1 – 5", "0.2 – 1", "under 0.2"];
const BOUNDS = [0.2, 1, 5, 20];
/** The machine's time zone, not the reader's. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** @type {import("plotcast").ChartOptions} */
const tile = { type: "stat", width: 190, height: 144, better: "neither" };
/** @type {import("plotcast").ChartOptions} */
const card = { width: 400, height: 260, grid: true, timeZone };

/** @type {Record<string, import("plotcast").ChartOptions>} */
const tiles = {
  processor: { ...tile, title: "Processor", yUnit: "%", better: "lower" },
  memory: { ...tile, title: "Memory in use", yUnit: "B", better: "lower" },
  late: { ...tile, title: "Timers late by", yUnit: "ms", better: "lower" },
  heap: { ...tile, title: "Heap", yUnit: "B" },
  switches: { ...tile, title: "Switches/s" },
  wire: { ...tile, title: "Bytes a frame", yUnit: "B", better: "lower" },
};

/** @type {Record<string, import("plotcast").ChartOptions>} */
const cards = {
  use: {
    ...card,
    type: "gauge",
    title: "In use",
    yUnit: "%",
    yFormat: (value) => `${Math.round(value)}%`,
    thresholds: [{ value: 75 }, { value: 90, tone: "bad" }],
  },
  cores: {
    ...card,
    type: "bar",
    stack: true,
    title: "What the processor does",
    yUnit: "%",
    yDomain: [0, 100],
    window: { points: 20 },
  },
  load: {
    ...card,
    title: "Load",
    smooth: true,
    zero: true,
    thresholds: [{ value: os.cpus().length, label: `${os.cpus().length} cores`, tone: "bad" }],
  },
  lateness: { ...card, type: "heatMap", title: "How late timers are", yUnit: "%" },
  delay: { ...card, type: "range", title: "Event loop delay", yUnit: "ms", zero: true },
  process: { ...card, type: "area", title: "Memory of this process", yUnit: "B", stack: true },
};

const live = createLive({
  charts: { ...tiles, ...cards },
  window: { points: 40 },
  everyMs: EVERY_MS,
});

const delay = monitorEventLoopDelay({ resolution: SAMPLE_MS });
delay.enable();
/** @type {number[]} */
const late = [];
let looked = performance.now();
setInterval(() => {
  const now = performance.now();
  late.push(now - looked - SAMPLE_MS);
  looked = now;
}, SAMPLE_MS);

let before = { ...processorTimes(), switches: contextSwitches(), ms: performance.now() };
setInterval(() => {
  const now = { ...processorTimes(), switches: contextSwitches(), ms: performance.now() };
  const share = (/** @type {"user" | "system" | "nice"} */ kind) =>
    (100 * (now[kind] - before[kind])) / Math.max(1, now.total - before.total);
  const work = { Programs: share("user"), Kernel: share("system"), Background: share("nice") };
  const busy = work.Programs + work.Kernel + work.Background;
  const used = os.totalmem() - os.freemem();
  const ms = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - SAMPLE_MS);
  const { rss, heapUsed, external } = process.memoryUsage();
  // Frames that go out together share their bytes evenly; while nobody watches there are none.
  const sent = live.stats().charts.load?.wireBytes || null;

  live.push("processor", { Processor: busy });
  live.push("memory", { Memory: used });
  live.push("late", { Late: ms(delay.percentile(99)) });
  live.push("heap", { Heap: heapUsed });
  live.push("switches", {
    Switches: ((now.switches - before.switches) * 1000) / (now.ms - before.ms),
  });
  live.push("wire", { Bytes: sent });
  live.push("use", { Processor: busy, Memory: (100 * used) / os.totalmem() });
  live.push("cores", work);
  const [one = 0, five = 0, fifteen = 0] = os.loadavg();
  live.push("load", { "1 min": one, "5 min": five, "15 min": fifteen });
  live.push("lateness", Object.fromEntries(ROWS.map((row, i) => [row, shareOfLate(i)])));
  live.push("delay", {
    low: ms(delay.percentile(5)),
    y: ms(delay.percentile(50)),
    high: ms(delay.percentile(95)),
  });
  live.push("process", { Heap: heapUsed, Buffers: external, Other: rss - heapUsed - external });

  before = now;
  delay.reset();
  late.length = 0;
}, EVERY_MS);

/** @param {number} row */
function shareOfLate(row) {
  const inRow = late.filter((ms) => BOUNDS.filter((bound) => ms < bound).length === row);
  return (100 * inRow.length) / late.length;
}

function processorTimes() {
  const sum = { user: 0, system: 0, nice: 0, total: 0 };
  for (const { times } of os.cpus()) {
    sum.user += times.user;
    sum.system += times.sys + times.irq;
    sum.nice += times.nice;
    sum.total += times.user + times.sys + times.irq + times.nice + times.idle;
  }
  return sum;
}

function contextSwitches() {
  const { voluntaryContextSwitches, involuntaryContextSwitches } = process.resourceUsage();
  return voluntaryContextSwitches + involuntaryContextSwitches;
}

/** @param {string[]} names */
const places = (names) => names.map((name) => `<div data-chart="${name}"></div>`).join("\n  ");

const page = createPage(
  "This machine",
  `<style>
  body { max-width: 1400px; }
  section { display: grid; gap: 12px; margin-bottom: 12px; }
  .tiles { grid-template-columns: repeat(2, 1fr); --shape: 190 / 144; }
  .cards { --shape: 400 / 260; }
  @media (min-width: 560px) { .tiles { grid-template-columns: repeat(3, 1fr); } }
  @media (min-width: 700px) { .cards { grid-template-columns: repeat(2, 1fr); } }
  @media (min-width: 1080px) {
    .tiles { grid-template-columns: repeat(6, 1fr); }
    .cards { grid-template-columns: repeat(3, 1fr); }
  }
  [data-chart] { min-width: 0; overflow: hidden; background: light-dark(#fff, #12171d);
    border: 1px solid light-dark(#dfe4ea, #242c36); border-radius: 10px; }
  [data-chart]:empty { aspect-ratio: var(--shape); }
  [data-chart] > svg { width: 100%; height: auto; }
</style>
<section class="tiles">
  ${places(Object.keys(tiles))}
</section>
<section class="cards">
  ${places(Object.keys(cards))}
</section>
<script>
const places = [...document.querySelectorAll("[data-chart]")];
const steps = (pixels, step) => Math.floor(pixels / step) * step;
const asked = places.map(({ dataset, clientWidth, clientHeight }) =>
  dataset.chart + "@" + steps(clientWidth, 40) + "x" + steps(clientHeight, 20));
const source = new EventSource("/events?" + new URLSearchParams(asked.map((name) => ["chart", name])));
places.forEach((place, i) => source.addEventListener(asked[i], (e) => (place.innerHTML = e.data)));
</script>`,
);

await start((req, res) => {
  if (req.url !== "/") return live.handler(req, res);
  res.setHeader("content-type", "text/html; charset=utf-8").end(page);
}, 1348);
