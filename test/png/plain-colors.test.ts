import { expect, test } from "vitest";
import { barChart, lightTheme, lineChart, scatterChart } from "../../src/entries/plotcast.ts";
import { toPng } from "../../src/entries/png.ts";
import { readPng } from "../support/png-reader.ts";
import { some } from "../support/some.ts";

const SIZE = { width: 120, height: 80, legend: false, tooltips: false, grid: false } as const;

/** The pixel in the middle of the one bar. */
async function barPixel(color: string, own: "point" | "series", theme: "auto" | "dark") {
  const point = own === "point" ? { x: "q", y: 5, color } : { x: "q", y: 5 };
  const chart = barChart({ ...SIZE, theme }).add("a", [point], own === "series" ? { color } : {});
  const { plot } = chart.layout();
  const [x, y] = [plot.x + plot.width / 2, plot.y + plot.height * 0.75];
  return readPng(await toPng(chart, { scale: 1 })).at(Math.round(x), Math.round(y));
}

const SHOWN: [string, number[]][] = [
  ["hsl(200 50% 50% / .5)", [159, 202, 223]],
  ["oklch(70% .15 200)", [0, 185, 195]],
  ["lab(50% 40 -60)", [140, 94, 223]],
  ["hwb(120 10% 20%)", [26, 204, 26]],
  ["color(display-p3 .8 .2 .3)", [222, 24, 73]],
  ["rebeccapurple", [102, 51, 153]],
  ["#f008", [255, 119, 119]],
  ["transparent", [255, 255, 255]],
  ["var(--x, tan)", [210, 180, 140]],
  ["color-mix(in oklab, red 30%, blue)", [93, 75, 200]],
  ["light-dark(red, blue)", [255, 0, 0]],
];

test.each(SHOWN)(
  "toPng() shows %s of a series and of a point as a browser does",
  async (color, rgb) => {
    for (const own of ["series", "point"] as const) {
      const pixel = await barPixel(color, own, "auto");
      const off = some(rgb).map((value, i) => Math.abs(value - (pixel[i] ?? 999)));
      expect(Math.max(...off), own).toBeLessThanOrEqual(1);
    }
  },
);

test("toPng() takes the second colour of light-dark() under a dark theme", async () => {
  expect(await barPixel("light-dark(red, blue)", "series", "dark")).toEqual([0, 0, 255]);
  expect(await barPixel("light-dark(red, blue)", "point", "dark")).toEqual([0, 0, 255]);
});

test("toPng() shows currentColor of a series as the theme's text, of a point as its series", async () => {
  expect(await barPixel("currentColor", "series", "auto")).toEqual([0x1b, 0x27, 0x33]);
  const series = await barPixel(lightTheme.series[0] ?? "", "series", "auto");
  expect(await barPixel("var(--x, currentColor)", "point", "auto")).toEqual(series);
});

test("toPng() shows a theme's ground in any colour", async () => {
  const theme = { ...lightTheme, background: "light-dark(oklch(95% .02 200), black)" };
  const png = await toPng(lineChart({ ...SIZE, theme }).add("a", [1, 2]), { scale: 1 });
  expect(readPng(png).at(0, 0)).toEqual([224, 243, 244]);
});

test.each(["var(--Brand)", "LinkText", "rgb(calc(1 * 2) 0 0)", "color-mix(in lab, red, var(--x))"])(
  "toPng() refuses %s by name",
  async (color) => {
    const refusal = { code: "COLOR_UNKNOWN", message: expect.stringContaining(color) as string };
    const series = lineChart().add("a", [1, 2], { color });
    await expect(toPng(series)).rejects.toMatchObject(refusal);
    const points = scatterChart().add("a", [{ x: 1, y: 1, color }]);
    await expect(toPng(points)).rejects.toMatchObject(refusal);
    const theme = { ...lightTheme, text: color };
    await expect(toPng(lineChart({ theme }).add("a", [1]))).rejects.toMatchObject(refusal);
  },
);

test("toPng() refuses currentColor as the theme's text, which only a page has", async () => {
  const chart = lineChart({ theme: { ...lightTheme, text: "currentColor" } }).add("a", [1]);
  await expect(toPng(chart)).rejects.toMatchObject({ code: "COLOR_UNKNOWN" });
});

test("toPng() leaves a text that reads like a colour as it is", async () => {
  const title = 'A color="var(--x)" in {color:var(--x)}';
  await expect(toPng(lineChart({ title }).add("a", [1]))).resolves.toBeInstanceOf(Uint8Array);
});
