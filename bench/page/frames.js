import { quantile } from "../quantile.js";
import { assertSeen, untilDrawn, withPage } from "./browser.js";
import { EVERY_MS } from "./look.js";
import { contenders } from "./contenders.js";
import { addressOf } from "./site.js";

const { innerHTML, liveChart, ...rivals } = contenders;
// The libraries draw once per frame, and stand still until the next.
const ROWS = [
  ...["still", "gliding"].flatMap((motion) =>
    Object.entries({ innerHTML, liveChart }).map(([key, { name }]) => ({
      key,
      motion,
      name: `${name}, ${motion}`,
    })),
  ),
  ...Object.entries(rivals).map(([key, { name }]) => ({ key, name })),
];
// Over the plot of the first chart.
const OVER = { x: 200, y: 130 };
const MOST_MORE = 40;

// Measures what a frame of all charts costs the page. @returns for each contender the medians.
export async function measureFrames({ browser, site, charts, rounds, warmFrames, frames }) {
  const runs = ROWS.map(() => []);
  for (let round = 0; round < rounds; round++) {
    // In turn, so that other load on the machine hits all contenders alike.
    for (const [index, row] of ROWS.entries()) {
      runs[index].push(await measureRow({ browser, site, charts, warmFrames, frames, row }));
    }
  }
  return ROWS.map((row, index) => ({
    ...row,
    away: medians(runs[index].map(({ away }) => away)),
    over: medians(runs[index].map(({ over }) => over)),
  }));
}

async function measureRow({ browser, site, charts, warmFrames, frames, row }) {
  return withPage(browser, addressOf(site.port, row, charts), async (page, session) => {
    // Processor time of the thread, so that other load on the machine does not add to it.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const browserSession = await browser.newBrowserCDPSession();
    const measure = async () => {
      await drawOn(page, site, charts, warmFrames);
      const before = await readCosts(session, browserSession);
      const drawn = await drawOn(page, site, charts, frames);
      return perFrame(before, await readCosts(session, browserSession), drawn);
    };
    await untilDrawn(page, charts);
    const away = await measure();
    await page.mouse.move(OVER.x, OVER.y);
    const over = await measure();
    await assertSeen(page, charts);
    await browserSession.detach();
    return { away, over };
  });
}

// Has frames drawn, and as many more as a page leaves out that is late on a busy machine.
// @returns how many were drawn, of all charts.
async function drawOn(page, site, charts, frames) {
  const readDrawn = () => page.evaluate("drawnCharts");
  const before = await readDrawn();
  await site.push(frames, EVERY_MS);
  for (let more = 0; (await readDrawn()) - before < frames * charts; more++) {
    if (more > MOST_MORE) throw new Error(`${page.url()}: frames do not come`);
    await site.push(1, EVERY_MS);
  }
  return ((await readDrawn()) - before) / charts;
}

// In ms since the page began.
async function readCosts(session, browserSession) {
  const { metrics } = await session.send("Performance.getMetrics");
  const { processInfo } = await browserSession.send("SystemInfo.getProcessInfo");
  const read = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
  return {
    script: read("ScriptDuration"),
    style: read("RecalcStyleDuration"),
    layout: read("LayoutDuration"),
    tasks: read("TaskDuration"),
    browser: processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0),
  };
}

function perFrame(before, after, frames) {
  const costs = Object.keys(after).map((key) => [key, (after[key] - before[key]) / frames]);
  const figures = Object.fromEntries(costs);
  return { ...figures, sum: figures.script + figures.style + figures.layout };
}

function medians(runs) {
  const median = (key) =>
    quantile(
      runs.map((run) => run[key]),
      0.5,
    );
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(key)]));
}
