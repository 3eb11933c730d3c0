// @ts-check
// Walks the gallery in Chromium and counts what collides, is cut off, leaves its plot or is pale.
//   node gallery/check.js [--rivals] [--only NAME] [--screenshots DIR] [--verbose]
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { openCounter, startChromium } from "./check/chromium.js";
import { reportOf } from "./check/report.js";
import { addTo, emptyTally, isClean } from "./check/tally.js";
import { drawn, pictures } from "./index.js";
import { lookOf, PAGES, THEMES, WIDTHS } from "./look.js";
import { RIVALS, rivalOf } from "./rivals.js";
import { SCRIPTS } from "./words.js";

/**
 * @typedef {import("./check/page/marks.js").Library} Library
 * @typedef {Record<Library, import("./check/tally.js").Tally | undefined>} Row
 * @typedef {(look: import("./look.js").Look) => import("./index.js").Drawn[]} Draw
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

const all = await pictures();
const chosen = all.filter(({ name }) => flags.only === undefined || name === flags.only);
if (chosen.length === 0) throw new Error(`no such picture: ${flags.only}`);

const browser = await startChromium();
const counter = await openCounter(browser);
/** @type {Map<string, Row>} */
const rows = new Map();
for (const picture of chosen) rows.set(picture.name, await rowOf(picture));
await browser.close();

console.log(reportOf(rows, flags));
const isAllClean = [...rows.values()].every(({ plotcast }) => plotcast && isClean(plotcast));
process.exit(isAllClean ? 0 : 1);

/**
 * @param {import("./index.js").Listed} picture
 * @returns {Promise<Row>}
 */
async function rowOf(picture) {
  const row = {
    plotcast: await tallyOf(picture.name, "plotcast", (look) => drawn(picture, look)),
    /** @type {Row["echarts"]} */ echarts: undefined,
    /** @type {Row["plot"]} */ plot: undefined,
  };
  for (const library of flags.rivals ? RIVALS : []) {
    const rival = await rivalOf(picture.name, library);
    if (rival !== undefined) {
      row[library] = await tallyOf(picture.name, library, (look) => [rival(look)]);
    }
  }
  return row;
}

/**
 * One picture by one library, at all widths, in all themes and scripts.
 *
 * @param {string} name
 * @param {Library} library
 * @param {Draw} draw
 */
async function tallyOf(name, library, draw) {
  const tally = emptyTally();
  for (const width of WIDTHS) {
    const specimens = specimensOf(width, library, draw);
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
function specimensOf(width, library, draw) {
  return THEMES.flatMap((theme) =>
    SCRIPTS.flatMap((script) =>
      draw(lookOf(width, theme, script)).map(({ svg, plot }) => {
        return { svg, plot, library, ...PAGES[theme], where: `${width} ${theme} ${script}` };
      }),
    ),
  );
}
