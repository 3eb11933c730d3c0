// @ts-check
// Writes docs/gallery.png and docs/gallery-dark.png: 24 pictures on one sheet.
import { startChromium } from "./check/chromium.js";
import { drawPicture, loadPictures } from "./index.js";
import { createPictureOptions, PAGES, THEMES } from "./picture-options.js";

const COLUMNS = 4;
const WIDTH = 440;
const HEIGHT = 270;
const GAP = 16;

/** Names of pictures, row by row. */
const SHOWN = [
  ["line-several", "area-stacked", "bar-stacked", "scatter-penguins"],
  ["line-thresholds", "layers-weather", "heatmap-hours", "candles-average"],
  ["bar-grouped", "range-quantiles", "bubble-countries", "box-penguins"],
  ["line-bollinger", "area-percent", "histogram-stacked", "line-deploys"],
  ["line-smooth", "bar-negative", "heatmap-commits", "bar-horizontal"],
  ["line-wheat", "live-area", "line-log", "line-shapes"],
].flat();

const docs = new URL("../docs/", import.meta.url);
const all = await loadPictures();
const browser = await startChromium();
const width = COLUMNS * (WIDTH + GAP) + GAP;
const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: "reduce" });
for (const theme of THEMES) {
  await page.setContent(renderSheet(theme));
  const file = `gallery${theme === "dark" ? "-dark" : ""}.png`;
  await page.screenshot({ path: new URL(file, docs).pathname, fullPage: true });
  console.log(`docs/${file}`);
}
await browser.close();

/** @param {"light" | "dark"} theme */
function renderSheet(theme) {
  const { background } = PAGES[theme];
  const cells = SHOWN.flatMap((name) => {
    const picture = all.find((one) => one.name === name);
    if (picture === undefined) throw new Error(`no such picture: ${name}`);
    return drawPicture(picture, { ...createPictureOptions(WIDTH, theme), height: HEIGHT }).map(
      ({ svg }) => svg,
    );
  });
  return (
    `<!doctype html><style>body{margin:0;padding:${GAP}px;background:${background};display:grid;` +
    `grid-template-columns:repeat(${COLUMNS},${WIDTH}px);gap:${GAP}px}</style>${cells.join("")}`
  );
}
