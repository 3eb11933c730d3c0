import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { COLORS } from "./look.js";

const CHROMIUM = process.env.PLOTCAST_CHROMIUM ?? "/usr/bin/chromium";
const VIEWPORT = { width: 1280, height: 1120 };
const PATIENCE_MS = 60_000;

export async function startBrowser() {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`no Chromium at ${CHROMIUM}; PLOTCAST_CHROMIUM may say where it is`);
  }
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"];
  const quiet = ["--disable-background-networking", "--disable-component-update"];
  return chromium.launch({ executablePath: CHROMIUM, args: [...args, ...quiet] });
}

// Runs a task with a page that has nothing in its cache. Fails where the page complains.
// @param prepare is run before the page loads anything.
export async function withPage(browser, address, task, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    await prepare(page);
    await page.goto(address);
    const outcome = await task(page, await context.newCDPSession(page));
    if (complaints.length > 0) throw new Error(`${address}: ${complaints.join("; ")}`);
    return outcome;
  } finally {
    await context.close();
  }
}

// Waits until a page has drawn as many charts as it should, counted from its start.
export async function untilDrawn(page, charts) {
  await page.waitForFunction((wanted) => drawnCharts >= wanted, charts);
}

// Each chart is seen: as an SVG's two lines, or as ink of both colours on a canvas, more than a legend has.
export async function assertSeen(page, charts) {
  const seen = await page.evaluate(countSeen, COLORS);
  if (seen !== charts) throw new Error(`${page.url()}: ${seen} of ${charts} charts are seen`);
}

function countSeen(colors) {
  const inkOf = (data, color) => {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    let pixels = 0;
    for (let at = 0; at < data.length; at += 4) {
      const distance =
        Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
      if (data[at + 3] > 128 && distance < 100) pixels++;
    }
    return pixels;
  };
  const isInked = (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return colors.every((color) => inkOf(data, color) > 300);
  };
  const hasLines = (marks) => marks.querySelectorAll("path[d]").length === colors.length;
  const find = (selector) => [...document.querySelectorAll(selector)];
  return (
    find(".chart canvas").filter(isInked).length + find(".chart svg .n").filter(hasLines).length
  );
}
