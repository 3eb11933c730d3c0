import { quantile } from "../quantile.js";
import { assertSeen, withPage } from "./browser.js";
import { contenders } from "./contenders.js";
import { addressOf } from "./site.js";
import { openSlowLink } from "./slow-link.js";

const LINK = { bitsPerSecond: 1_600_000, roundTripMs: 150 };

const { innerHTML, liveChart, ...rivals } = contenders;
const ROWS = [
  { key: "liveChart", name: `${liveChart.name}, first picture in the page`, holdsData: true },
  { key: "liveChart", name: liveChart.name },
  { key: "innerHTML", name: innerHTML.name },
  ...Object.entries(rivals).map(([key, { name }]) => ({ key, name })),
  // What its users can do at best.
  { key: "uplot", name: `${rivals.uplot.name}, points in the page`, holdsData: true },
];

// Measures how long it takes over a slow link until a page shows all of its charts, with nothing in
// its cache. @returns for each contender the median, the least and the most, in ms.
export async function measureFirstChart({ browser, site, charts, rounds }) {
  const link = await openSlowLink({ port: site.port, ...LINK });
  const runs = ROWS.map(() => []);
  try {
    for (let round = 0; round < rounds; round++) {
      // In turn, so that other load on the machine hits all contenders alike.
      for (const [index, row] of ROWS.entries()) {
        runs[index].push(await timeFirstChart(browser, addressOf(link.port, row, charts), charts));
      }
    }
  } finally {
    link.close();
  }
  return ROWS.map((row, index) => ({
    ...row,
    charts,
    ms: quantile(runs[index], 0.5),
    least: Math.min(...runs[index]),
    most: Math.max(...runs[index]),
  }));
}

function timeFirstChart(browser, address, charts) {
  const prepare = (page) => page.addInitScript(watchForCharts, charts);
  const task = async (page) => {
    const shown = await page.waitForFunction(() => globalThis.shownMs);
    await assertSeen(page, charts);
    return shown.jsonValue();
  };
  return withPage(browser, address, task, prepare);
}

// Runs in the page: notes when all charts were on the screen, counted from the navigation's start.
function watchForCharts(charts) {
  const areDrawn = () => {
    const pictures = document.querySelectorAll(".chart svg .n").length;
    return pictures >= charts || (typeof drawnCharts === "number" && drawnCharts >= charts);
  };
  const note = () => {
    globalThis.shownMs = performance.now();
  };
  // What is there in one turn of the screen is shown by the next.
  const look = () => {
    if (areDrawn()) requestAnimationFrame(() => requestAnimationFrame(note));
    else requestAnimationFrame(look);
  };
  look();
}
