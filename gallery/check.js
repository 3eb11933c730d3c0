// @ts-check
// Lays out the gallery in Chromium and counts texts that overlap, are cut off or pale, and marks
// that leave their plot.
//   node gallery/check.js [--rivals] [--only NAME] [--screenshots DIR] [--verbose]
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { openCounter, startChromium } from "./check/chromium.js";
import { formatReport } from "./check/report.js";
import { addTo, emptyTally, isClean } from "./check/tally.js";
import { drawPicture, loadPictures } from "./index.js";
import { createPictureOptions, PAGES, THEMES, WIDTHS } from "./picture-options.js";
import { RIVALS, loadRival } from "./rivals.js";
import { SCRIPTS } from "./words.js";

/**
 * @typedef {import("./check/page/marks.js").Library} Library
 * @typedef {Record<Library, import("./check/tally.js").Tally | undefined>} Row
 * @typedef {Awaited<ReturnType<typeof openCounter>>} Counter
 * @typedef {(options: import("./picture-options.js").PictureOptions) => import("./index.js").DrawnSvg[]} Draw
 */

const { values: flags } = parseArgs({
  options: {
    rivals: { type: "boolean", default: false },
    only: { type: "string" },
    screenshots: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
if (flags.screenshots !== undefined) mkdirSync(flags.screenshots, { recursive: true });

const all = await loadPictures();
const chosen = all.filter(({ name }) => flags.only === undefined || name === flags.only);
if (chosen.length === 0) throw new Error(`no such picture: ${flags.only}`);

/** Pages that lay out pictures side by side, each in a process of its own. */
const COUNTERS = 2;

const browser = await startChromium();
/** @type {Map<string, Row>} */
const found = new Map();
const queue = chosen.values();
await Promise.all(
  Array.from({ length: COUNTERS }, async () => {
    const counter = await openCounter(browser);
    for (const picture of queue) found.set(picture.name, await checkPicture(counter, picture));
  }),
);
await browser.close();
// In their order, whichever was done first.
const rows = new Map(chosen.map(({ name }) => [name, /** @type {Row} */ (found.get(name))]));

console.log(formatReport(rows, flags));
const isAllClean = [...rows.values()].every(({ plotcast }) => plotcast && isClean(plotcast));
process.exit(isAllClean ? 0 : 1);

/**
 * Checks a picture as every library draws it.
 *
 * @param {Counter} counter
 * @param {import("./index.js").ListedPicture} picture
 * @returns {Promise<Row>}
 */
async function checkPicture(counter, picture) {
  const row = {
    plotcast: await checkDrawings(counter, picture.name, "plotcast", (options) =>
      drawPicture(picture, options),
    ),
    /** @type {Row["echarts"]} */ echarts: undefined,
    /** @type {Row["plot"]} */ plot: undefined,
  };
  for (const library of flags.rivals ? RIVALS : []) {
    const rival = await loadRival(picture.name, library);
    if (rival !== undefined) {
      row[library] = await checkDrawings(counter, picture.name, library, (options) => [
        rival(options),
      ]);
    }
  }
  return row;
}

/**
 * Checks a picture as one library draws it, at all widths, in all themes and scripts.
 *
 * @param {Counter} counter
 * @param {string} name
 * @param {Library} library
 * @param {Draw} draw
 */
async function checkDrawings(counter, name, library, draw) {
  const tally = emptyTally();
  for (const width of WIDTHS) {
    const specimens = drawSpecimens(width, library, draw);
    await counter.page.setViewportSize({ width, height: 800 });
    const findings = await counter.count(specimens);
    findings.forEach((found, i) => addTo(tally, specimens[i]?.where ?? "", found));
    if (flags.screenshots !== undefined) {
      const path = `${flags.screenshots}/${name}-${library}-${width}.png`;
      await counter.page.screenshot({ path, fullPage: true });
    }
  }
  return tally;
}

/**
 * @param {number} width
 * @param {Library} library
 * @param {Draw} draw
 */
function drawSpecimens(width, library, draw) {
  return THEMES.flatMap((theme) =>
    SCRIPTS.flatMap((script) =>
      draw(createPictureOptions(width, theme, script)).map(({ svg, plot }) => {
        return { svg, plot, library, ...PAGES[theme], where: `${width} ${theme} ${script}` };
      }),
    ),
  );
}
