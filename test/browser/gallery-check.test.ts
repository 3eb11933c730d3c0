import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCounter } from "../../gallery/check/chromium.js";
import type { Findings, Specimen } from "../../gallery/check/page/count.js";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { CLASSES, seriesClass } from "../support/drawn-classes.ts";

/** A picture of 400 × 300 with its plot at 50, 50, 300 × 200. */
function specimen(content: string, more: Partial<Specimen> = {}): Specimen {
  return {
    svg:
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300" ' +
      `style="font:12px sans-serif">${content}</svg>`,
    plot: { x: 50, y: 50, width: 300, height: 200 },
    library: "plotcast",
    background: "#fff",
    color: "#000",
    ...more,
  };
}

const NOTHING = { overlaps: 0, cuts: 0, outside: 0, pale: 0 };

/** What is wrong, by how much of it there is. */
const CASES: [string, string, Partial<typeof NOTHING>][] = [
  ["an empty picture", "", {}],
  ["texts side by side", text(20, 20, "one") + text(60, 20, "two"), {}],
  ["texts on two lines", text(20, 20, "Hgjpy") + text(20, 34, "Hgjpy"), {}],
  ["a text on another", text(20, 20, "one") + text(25, 22, "two"), { overlaps: 1 }],
  [
    "three texts on each other",
    text(20, 20, "one") + text(22, 20, "two") + text(24, 20, "three"),
    { overlaps: 3 },
  ],
  ["the same text twice, for an outline", text(20, 20, "one") + text(20, 20, "one"), {}],
  ["the same text twice, a step apart", text(20, 20, "one") + text(26, 20, "one"), { overlaps: 1 }],
  [
    "tspans on each other",
    '<text y="40"><tspan x="20">first</tspan><tspan x="24">second</tspan></text>',
    { overlaps: 1 },
  ],
  [
    "tspans below each other",
    '<text y="40"><tspan x="20">first</tspan><tspan x="20" dy="16">second</tspan></text>',
    {},
  ],
  ["Chinese on Latin", text(20, 20, "温度与湿度") + text(70, 24, "humidity"), { overlaps: 1 }],
  ["Arabic on Latin", text(20, 20, "درجة الحرارة") + text(40, 24, "humidity"), { overlaps: 1 }],
  // Their upright boxes overlap, though the texts do not.
  ["turned texts side by side", turned(100, 100) + turned(120, 100), {}],
  ["turned texts on each other", turned(100, 100) + turned(105, 100), { overlaps: 1 }],
  [
    "a text that is shifted to its middle",
    `<text dominant-baseline="central" x="20" y="20">one</text>${text(20, 33, "two")}`,
    { overlaps: 0 },
  ],
  [
    "a text that is shifted onto another",
    `<text dominant-baseline="hanging" x="20" y="24">one</text>${text(20, 33, "two")}`,
    { overlaps: 1 },
  ],
  [
    "a tooltip that is not shown",
    `${text(20, 20, "one")}<g opacity="0">${text(22, 20, "2")}</g>`,
    {},
  ],
  [
    "a text that is hidden",
    `${text(20, 20, "a")}<g visibility="hidden">${text(20, 22, "b")}</g>`,
    {},
  ],
  ["a text cut at the right", text(385, 20, "cut off"), { cuts: 1 }],
  ["a text cut at the left", '<text x="10" y="20" text-anchor="end">cut off</text>', { cuts: 1 }],
  ["a text cut at the top", text(20, 5, "cut off"), { cuts: 1 }],
  ["a text cut at the bottom", text(20, 299, "gjpqy"), { cuts: 1 }],
  ["a text that has fallen off", text(500, 20, "gone"), { cuts: 1 }],
  ["a turned text cut at the bottom", turned(350, 290), { cuts: 1 }],
  [
    "a text cut by an inner picture",
    `<svg x="50" y="50" width="100" height="100">${text(80, 20, "cut off")}</svg>`,
    { cuts: 1 },
  ],
  [
    "a text that has slid out of an inner picture",
    `<svg x="50" y="50" width="100" height="100" viewBox="500 0 100 100">${text(20, 20, "gone")}</svg>`,
    {},
  ],
  ["a line in its plot", mark("M50 50L350 250"), {}],
  ["a line that leaves its plot", mark("M50 50L360 250"), { outside: 1 }],
  ["a curve that overshoots its plot", mark("M50 60C100 20 300 20 350 60"), { outside: 1 }],
  [
    "a line that is cut off at the plot's edge",
    `<svg x="50" y="50" width="300" height="200"><g class="${CLASSES.marks}"><path stroke="#00f" fill="none" d="M0 0L500 100"/></g></svg>`,
    {},
  ],
  ["bars as thick strokes", mark("M60 250v-100M340 250v-200", 'stroke-width="20"'), {}],
  ["a bar half outside", mark("M50 250v-100M340 250v-200", 'stroke-width="20"'), { outside: 1 }],
  [
    "the legend's swatch",
    `<path class="${seriesClass(0)}" stroke="#00f" fill="none" d="M10 20h12"/>`,
    {},
  ],
  ["a pale text", text(20, 20, "pale", 'fill="#999"'), { pale: 1 }],
  ["a text that is just dark enough", text(20, 20, "dark", 'fill="#767676"'), {}],
  ["a text made pale", `<g opacity=".5">${text(20, 20, "pale")}</g>`, { pale: 1 }],
  ["a large text may be paler", text(20, 60, "large", 'fill="#909090" font-size="24"'), {}],
  [
    "a dark text on a dark rectangle",
    `<rect width="100" height="100" fill="#124"/>${text(20, 20, "dark")}`,
    { pale: 1 },
  ],
  [
    "a text half on a dark rectangle",
    `<rect x="30" width="100" height="100" fill="#124"/>${text(20, 20, "both")}`,
    { pale: 1 },
  ],
  [
    "a text with a thin line behind it",
    `<path stroke="#124" d="M0 16h100"/>${text(20, 20, "line")}`,
    {},
  ],
  [
    "a text with a halo on a dark rectangle",
    `<rect width="100" height="100" fill="#124"/>${text(20, 20, "halo", 'stroke="#fff" stroke-width="6" paint-order="stroke"')}`,
    {},
  ],
  ["a pale line", mark("M50 50L350 250", 'opacity=".3"'), { pale: 1 }],
];

describe.skipIf(LEAVE_OUT)("count()", () => {
  let browser: Browser;
  let counter: Awaited<ReturnType<typeof openCounter>>;
  beforeAll(async () => {
    browser = await startChromium();
    counter = await openCounter(browser);
  });
  afterAll(() => browser?.close());

  async function counted(...specimens: Specimen[]): Promise<(typeof NOTHING)[]> {
    return (await counter.count(specimens)).map(({ overlaps, cuts, outside, pale }: Findings) => ({
      overlaps: overlaps.length,
      cuts: cuts.length,
      outside: outside.length,
      pale: pale.length,
    }));
  }

  test.each(CASES)("count(): %s", async (_name, content, expected) => {
    expect(await counted(specimen(content))).toEqual([{ ...NOTHING, ...expected }]);
  });

  test("count(): all of it at once, in a crowd", async () => {
    const all = await counted(...CASES.map(([, content]) => specimen(content)));
    expect(all).toEqual(CASES.map(([, , expected]) => ({ ...NOTHING, ...expected })));
  });

  test("count(): a text as dark as the page it stands on", async () => {
    const dark = { background: "#12171d", color: "#e3e9f0" };
    const content = text(20, 20, "dark", 'fill="#1b2733"');
    expect(await counted(specimen(content, dark))).toEqual([{ ...NOTHING, pale: 1 }]);
  });

  test("count(): marks of other libraries, by what they call them", async () => {
    const line = '<path stroke="#00f" fill="none" d="M50 50L370 250"/>';
    const dot = '<path ecmeta_ssr_type="chart" fill="#00f" d="M350 100h30v30h-30z"/>';
    const [plot, echarts] = await counted(
      specimen(`<g aria-label="line">${line}</g><g aria-label="x-grid">${line}</g>`, {
        library: "plot",
      }),
      specimen(line + dot, { library: "echarts" }),
    );
    expect(plot).toEqual({ ...NOTHING, outside: 1 });
    expect(echarts).toEqual({ ...NOTHING, outside: 1 });
  });
});

function text(x: number, y: number, content: string, attributes = ""): string {
  return `<text x="${x}" y="${y}" ${attributes}>${content}</text>`;
}

function turned(x: number, y: number): string {
  return `<text transform="translate(${x} ${y}) rotate(45)">a turned label</text>`;
}

function mark(d: string, attributes = ""): string {
  return `<g class="${CLASSES.marks}"><path class="${seriesClass(0)}" stroke="#00f" fill="none" d="${d}" ${attributes}/></g>`;
}
