import { readFileSync } from "node:fs";
import { assertSeen, untilDrawn, withPage } from "./browser.js";
import { contenders } from "./contenders.js";
import { addressOf } from "./site.js";

const EVERY_MS = 1000 / 60;
const BATCH = 100;

// Measures what the page of one chart holds after a number of frames, and after many more.
// @returns for each contender its memory at each of these numbers.
export async function measureMemory({ browser, site, keys, marks }) {
  const figures = [];
  for (const key of keys) {
    const at = await withPage(browser, addressOf(site.port, { key }, 1), (page, session) =>
      readAtEach({ browser, page, session, site, marks }),
    );
    figures.push({ key, name: contenders[key].name, at });
  }
  return figures;
}

async function readAtEach({ browser, page, session, site, marks }) {
  await untilDrawn(page, 1);
  const browserSession = await browser.newBrowserCDPSession();
  const at = [];
  for (const frames of marks) {
    await drawOn(page, site, frames);
    at.push({ frames, ...(await readMemory(session, browserSession)) });
  }
  await assertSeen(page, 1);
  await browserSession.detach();
  return at;
}

async function drawOn(page, site, frames) {
  const most = 10 * Math.ceil(frames / BATCH);
  for (let batch = 0; (await page.evaluate("drawnCharts")) < frames; batch++) {
    if (batch > most) throw new Error(`${page.url()}: frames do not come`);
    await site.push(BATCH, EVERY_MS);
  }
}

// Of the page, once its garbage is collected; resident: of the processes of all pages.
async function readMemory(session, browserSession) {
  // What the first leaves behind, such as weakly held nodes, goes with the second.
  for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { processInfo } = await browserSession.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return {
    heapBytes: usedSize,
    nodes,
    listeners: jsEventListeners,
    residentBytes: renderers.reduce((sum, { id }) => sum + residentBytes(id), 0),
  };
}

function residentBytes(id) {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}
