// @ts-check
// A badge for a README: a single value with its last minute, as small as a line of text is high. It
// is a picture at an address of its own, so it goes where no script may: `![CPU](https://…/c/cpu.svg)`.
import os from "node:os";
import { createLive } from "plotcast/live";
import { createPage, start } from "./serve-page.js";

/** @type {import("plotcast").ChartOptions} */
const badge = { type: "stat", width: 160, height: 40, better: "lower" };

const live = createLive({
  charts: {
    cpu: { ...badge, title: "Processor", yUnit: "%" },
    memory: { ...badge, title: "Memory in use", yUnit: "B" },
  },
  window: { points: 60 },
});

let before = processorTimes();
const measure = () => {
  const now = processorTimes();
  const share = (now.busy - before.busy) / Math.max(1, now.total - before.total);
  live.push("cpu", { Processor: 100 * share });
  live.push("memory", { Memory: os.totalmem() - os.freemem() });
  before = now;
};
measure();
setInterval(measure, 1000);

function processorTimes() {
  const times = os.cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  const total = times.reduce((sum, time) => sum + Object.values(time).reduce((a, b) => a + b), 0);
  return { busy: total - idle, total };
}

const names = { cpu: "Processor", memory: "Memory in use" };
const pictures = Object.entries(names).map(
  ([name, label]) => `<p><img src="/c/${name}.svg" width="160" height="40" alt="${label}"> ${label}
<pre>![${label}](https://your.host/c/${name}.svg)</pre>`,
);
// The same chart larger, and as small as the badges of others.
const sizes = ["width=120&height=20", "width=240&height=60"].map(
  (size) => `<p><img src="/c/cpu.svg?${size}" alt="Processor"><br><code>?${size}</code>`,
);

const page = createPage(
  "Badges",
  `<style>
  img { vertical-align: middle; max-width: 100%; }
  pre { overflow-x: auto; padding: 8px; background: light-dark(#fff, #12171d); border-radius: 6px; }
</style>
${pictures.join("\n")}
${sizes.join("\n")}
<p>Each is drawn as it is asked for, and says <code>no-store</code>, so that proxies such as GitHub's keep no copy.`,
);

await start((req, res) => {
  if (req.url !== "/") return live.handler(req, res);
  res.setHeader("content-type", "text/html; charset=utf-8").end(page);
}, 1337);
