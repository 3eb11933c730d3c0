import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { expect, onTestFinished, test } from "vitest";
import { areaChart, lineChart, barChart } from "../../src/entries/plotcast.ts";
import { toPng } from "../../src/entries/png.ts";
import { escapeXml } from "../../src/chart/format/text/escape.ts";
import { plainSvg } from "../../src/png/plain-svg.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { some } from "../support/some.ts";
import { linesOf } from "../support/svg-reader.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The width and height that a PNG says it has. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** How many pixels of a column have about this colour. */
function count(
  svg: string,
  column: number,
  isWanted: (r: number, g: number, b: number) => boolean,
) {
  const { pixels, width, height } = new Resvg(svg).render();
  let found = 0;
  for (let y = 0; y < height; y++) {
    const at = 4 * (y * width + column);
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
    if (isWanted(r, g, b)) found++;
  }
  return found;
}

const isRed = (r: number, g: number, b: number) => r > 200 && g < 120 && b < 120;

function sliding() {
  const points = Array.from({ length: 40 }, (_, i) => ({ time: i * 1000, y: 5 + (i % 3) }));
  return lineChart({ variant: "live", window: { points: 20 }, width: 400, height: 200 }).add(
    "a",
    points,
    { color: "#f00" },
  );
}

test("toPng() makes a PNG of the chart's size, times the scale", async () => {
  const chart = barChart({ width: 300, height: 120 }).add("a", [{ x: "Mon", y: 3 }]);
  const png = await toPng(chart);
  expect([...png.subarray(0, 8)]).toEqual(SIGNATURE);
  expect(sizeOf(png)).toEqual([600, 240]);
  expect(sizeOf(await toPng(chart.render(), { scale: 1 }))).toEqual([300, 120]);
});

test("toPng() cuts off what lies left of a sliding plot, as browsers do", () => {
  const chart = sliding();
  const { plot } = chart.layout();
  const svg = plainSvg(chart.render());
  expect(count(svg, plot.x + 4, isRed)).toBeGreaterThan(0);
  for (let x = 0; x < plot.x - 1; x++) expect(count(svg, x, isRed)).toBe(0);
});

test("toPng() draws no tooltips, and every text but theirs", () => {
  const hitAreas = `<g class="${CLASSES.tooltips}`;
  const chart = lineChart({ variant: "interactive", title: `A ${hitAreas}"> title` });
  const svg = chart.add("a", [1, 2, 3]).add("b", [3, 2, 1]).render();
  const plain = plainSvg(svg);
  expect(svg).toContain(hitAreas);
  expect(plain).not.toContain(hitAreas);
  expect(plain).toContain(`A ${escapeXml(hitAreas)}&quot;&gt; title</text>`);
  expect(some(linesOf(plain))).toEqual(linesOf(svg));
});

test("toPng() writes in a sans-serif, or in the family given", async () => {
  const chart = lineChart({ title: "Illegible" }).add("a", [1, 2]);
  const serif = await toPng(chart, { fontFamily: "DejaVu Serif" });
  expect(await toPng(chart)).not.toEqual(serif);
  const hostile = { fontFamily: "a';}*{}" };
  await expect(toPng(chart, hostile)).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test.each([0, -1, Number.NaN, 9, "2"])("toPng() refuses a scale of %s", async (scale) => {
  const wrong = { scale } as { scale: number };
  await expect(toPng(lineChart(), wrong)).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test.each([
  lineChart({ yDomain: [1, 5] }).add("a", [{ x: 2, y: -1e6 }]),
  areaChart({ yDomain: [1, 5], stack: true }).add("a", [-9, -99, -999]),
])("toPng() draws a chart whose points are all beyond its axis", async (chart) => {
  expect((await toPng(chart)).length).toBeGreaterThan(1000);
});

test("toPng() says what to install where the package is missing", () => {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dist = fileURLToPath(new URL("../../dist", import.meta.url));
  cpSync(dist, join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const program =
    'import { toPng } from "./dist/entries/png.js"; await toPng("<svg/>").catch(({ code, message }) => console.log(code, message));';
  const run = ["--input-type=module", "-e", program];
  const { stdout } = spawnSync(process.execPath, run, { cwd: folder, encoding: "utf8" });
  expect(stdout).toContain("DEPENDENCY_MISSING");
  expect(stdout).toContain("npm install @resvg/resvg-js");
});

test("toPng() refuses what is too large, and what is no SVG", async () => {
  const large = lineChart({ width: 10_000, height: 10_000 });
  await expect(toPng(large)).rejects.toMatchObject({ code: "TOO_LARGE" });
  await expect(toPng("<html>")).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("plainSvg() rewrites its own style, but no text that reads like one", () => {
  const title = "a{opacity:.5} font:12px Arial;font-variant";
  for (const options of [{ title }, { description: title, title }]) {
    const plain = plainSvg(areaChart(options).add("a", [1, 2]).render());
    expect(plain.split(title)).toHaveLength(plain.includes("aria-label=") ? 3 : 2);
    const css = plain.slice(plain.indexOf("<style>"), plain.indexOf("</style>"));
    expect(css).not.toMatch(/[{;]opacity:\.\d/);
    expect(css).toContain("font-size:12px;font-family:");
  }
});

test("plainSvg() writes negative numbers in the font of all others", () => {
  const families = /font-family:([^;}]*)/.exec(
    plainSvg(lineChart().add("a", [-1, 1]).render()),
  )?.[1];
  const text = (id: string, content: string) =>
    `<text id="${id}" x="90" y="30" text-anchor="end" style="font:20px;font-family:${families}">${content}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40">${text("a", "17")}${text("b", "−17")}</svg>`;
  const shapes = new Resvg(svg, { font: { loadSystemFonts: true } }).toString();
  const paths = Array.from(shapes.matchAll(/ d="([^"]*)"/g), ([, path = ""]) => path);
  const numbersOf = (path = "") => Array.from(path.matchAll(/[\d.]+/g), Number);
  const digits = numbersOf(paths[0]);
  expect(digits.length).toBeGreaterThan(10);
  const behindSign = numbersOf(paths[1]).slice(-digits.length);
  for (const [i, number] of behindSign.entries())
    expect(number).toBeCloseTo(digits[i] ?? Number.NaN, 1);
});
