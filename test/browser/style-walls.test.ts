import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as plotcast from "../../src/entries/plotcast.ts";
import type { Chart } from "../../src/entries/plotcast.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { some } from "../support/some.ts";

const TIMES = Array.from({ length: 12 }, (_, i) => ({ time: i * 60_000, y: 5 + (i % 4) }));
const NAMED = ["Mon", "Tue", "Wed"].map((x, i) => ({ x, y: 3 + i }));
const SPANS = TIMES.map(({ time, y }) => ({ time, y, low: y - 1, high: y + 1 }));
const CANDLES = SPANS.map(({ time, low, high, y }) => ({ time, low, high, open: y, close: low }));

const GUIDES: ChartOptions = {
  title: "A title",
  grid: true,
  yTitle: "y",
  xTitle: "x",
  note: "note",
  thresholds: [{ value: 6, label: "limit" }],
  annotations: [{ time: 120_000, label: "deploy" }],
};

const CHARTS: Record<string, (options: ChartOptions) => Chart> = {
  line: (o) =>
    plotcast
      .lineChart({ ...GUIDES, ...o })
      .add("a", TIMES)
      .add("b", TIMES),
  live: (o) => plotcast.lineChart({ ...GUIDES, variant: "live", ...o }).add("a", TIMES),
  interactive: (o) =>
    plotcast
      .lineChart({ ...GUIDES, variant: "interactive", ...o })
      .add("a", TIMES)
      .add("b", TIMES),
  sparkline: (o) => plotcast.lineChart({ variant: "sparkline", ...o }).add("a", TIMES),
  shapes: (o) =>
    plotcast
      .barChart({ distinguish: "shape", ...o })
      .add("a", NAMED)
      .add("b", NAMED),
  areas: (o) =>
    plotcast
      .areaChart({ stack: true, ...o })
      .add("a", TIMES)
      .add("b", TIMES),
  dots: (o) =>
    plotcast.scatterChart({ variant: "interactive", ...o }).add("a", [{ x: 1, y: 2, size: 3 }]),
  heat: (o) => plotcast.heatMap(o).add("a", NAMED).add("b", NAMED),
  candles: (o) => plotcast.candlestickChart(o).add("a", CANDLES),
  range: (o) => plotcast.rangeChart(o).add("a", SPANS),
  boxes: (o) => plotcast.boxPlot(o).add("a", [1, 2, 3, 4, 9]),
  pie: (o) =>
    plotcast
      .pieChart({ variant: "interactive", ...o })
      .add("a", [3])
      .add("b", [4]),
  gauge: (o) => plotcast.gauge(o).add("a", [30]),
  stat: (o) => plotcast.stat(o).add("a", TIMES),
};

/**
 * What a page may plausibly say of everything, or of all elements of a kind. Where shapes are (`d`,
 * `x`, `transform`) it could say, too, but then no SVG on it would be right.
 */
const PAGE_STYLE = `
  * { box-sizing: border-box; margin: 1px; padding: 2px; letter-spacing: 3px; line-height: 3; transition: all 1s; }
  *, *::before { border: 1px solid red; }
  body { font: italic 700 23px/2 serif; color: red; letter-spacing: 2px; word-spacing: 9px; text-transform: uppercase;
    text-align: right; direction: ltr; font-variant: small-caps; text-shadow: 1px 1px red; cursor: wait; text-indent: 9px; }
  svg { fill: red; stroke: lime; display: block; vertical-align: middle; overflow: visible; opacity: .5; width: 33px; transform: none; }
  svg * { fill: blue; stroke: red; stroke-width: 9; stroke-dasharray: 1 1; opacity: .3; transition: all 1s;
    fill-opacity: .2; stroke-opacity: .2; text-anchor: end;
    filter: blur(2px); font-style: italic;
    }
  path { fill: green; stroke-width: 7px; } rect, circle { fill: orange; }
  svg text { font-size: 44px; font-family: monospace; fill: red; text-shadow: 1px 1px red; } tspan { font-weight: 900; }
  g { opacity: .1; } a, title, desc { color: red; }
`;

/** The same for what stands within a class, as themes of blogs and of documentation have it. */
function within(name: string, style: string): string {
  return style.replaceAll(/[^{}]+(?=\{)/g, (selectors) =>
    selectors
      .split(",")
      .map((one) => (one.trim() === "body" ? `.${name}` : `.${name} ${one.trim()}`))
      .join(","),
  );
}

/** What of a shape can be seen, by property; a transition would hide what changes. */
const OF_SHAPES = [
  ...["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap"],
  ...["stroke-linejoin", "stroke-opacity", "fill-opacity", "fill-rule", "opacity", "color"],
  ...["visibility", "filter", "mix-blend-mode", "transform", "translate", "clip-path", "rx", "x"],
  ...["y", "r", "cx", "cy", "d", "transition-duration", "overflow"],
];

/** What of a text can be seen. */
const OF_TEXTS = [
  ...["paint-order", "text-anchor", "dominant-baseline", "font-size", "font-family", "font-weight"],
  ...["font-style", "font-variant-caps", "letter-spacing", "word-spacing", "text-transform"],
  ...[
    "text-shadow",
    "text-decoration-line",
    "baseline-shift",
    "direction",
    "text-indent",
    "cursor",
  ],
];

/** What each element of the chart looks like, but for what has no look of its own. */
function looks(page: Page, seen: string[]): Promise<[string, Record<string, string>][]> {
  return page.evaluate((properties) => {
    const chart = document.querySelector("#chart svg")!;
    return [chart, ...chart.querySelectorAll("*:not(style,title,desc,defs)")].map((element) => {
      const style = getComputedStyle(element);
      const name = `${element.tagName}.${element.getAttribute("class")}`;
      return [name, Object.fromEntries(properties.map((p) => [p, style.getPropertyValue(p)]))];
    });
  }, seen) as Promise<[string, Record<string, string>][]>;
}

describe.skipIf(LEAVE_OUT)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  async function show(html: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    await page.setContent(html);
    return page;
  }

  const PAGES = { all: PAGE_STYLE, "a class": within("prose", PAGE_STYLE) };
  const CASES = Object.entries(CHARTS).flatMap(([name, make]) =>
    Object.entries(PAGES).map(([of, style]) => [name, of, make, style] as const),
  );

  test.each(CASES)(
    "render(): a page's style changes nothing in the chart (%s, rules for %s)",
    async (_name, _of, make, style) => {
      const svg = make({ animate: false }).render();
      const seen = svg.includes("<text") ? [...OF_SHAPES, ...OF_TEXTS] : OF_SHAPES;
      const plain = await show(`<div id="chart">${svg}</div>`);
      const dressed = await show(
        `<style>${style}</style><div class="prose"><div id="chart">${svg}</div></div>`,
      );
      const [before, after] = [await looks(plain, seen), await looks(dressed, seen)];
      await Promise.all([plain.close(), dressed.close()]);
      const changed = new Set<string>();
      for (const [i, [name, own]] of some(before).entries()) {
        for (const [property, value] of Object.entries(own)) {
          const now = after[i]?.[1][property];
          if (now !== value) changed.add(`${name} ${property}: ${value} -> ${now}`);
        }
      }
      expect([...changed]).toEqual([]);
    },
  );

  /** The box of the chart, and of the element around it. */
  async function boxes(style: string, svg: string) {
    const page = await show(`<style>body{margin:0}${style}</style><div id="chart">${svg}</div>`);
    const found = await page.evaluate(() => {
      const svg = document.querySelector("#chart svg")!;
      const { width, height } = svg.getBoundingClientRect();
      const around = svg.parentElement!.getBoundingClientRect();
      const text = svg.querySelector("text")?.getBoundingClientRect();
      return { width, height, around: around.height, text: text && text.width / text.height };
    });
    await page.close();
    return found;
  }

  test.each([
    ["", 640, 320],
    ["#chart{width:320px}", 320, 160],
    ["svg{width:100%}", 1000, 500],
    [".x svg,#chart>svg{width:100%;max-width:500px}", 500, 250],
    ["svg{width:240px;height:240px}", 240, 240],
    ["#chart{height:400px}svg{height:100%}", 640, 400],
    ["svg{display:none}", 0, 0],
    ["@layer page{svg{width:100%}}", 1000, 500],
    ["@layer page{svg{width:100%;height:auto}}#chart{width:320px}", 320, 160],
    ["@layer page,theme;@layer theme{svg{width:240px}}@layer page{svg{width:320px}}", 240, 120],
    ["@layer page{svg{width:320px}}svg{width:480px}", 480, 240],
    ["@layer page{svg{display:none}}", 0, 0],
    ["@layer page{svg{color:red}}", 640, 320],
  ])("render(): a page's %j decides its size", async (style, width, height) => {
    const svg = plotcast
      .lineChart({ ...GUIDES, width: 640, height: 320 })
      .add("a", TIMES)
      .render();
    const plain = await boxes("", svg);
    const found = await boxes(style, svg);
    expect([found.width, found.height]).toEqual([width, height]);
    // Texts are scaled, never stretched.
    if (width > 0) expect(Math.abs(found.text! / plain.text! - 1)).toBeLessThan(0.1);
  });

  const SOME = ["line", "live", "sparkline", "pie", "stat"];

  test.each(Object.entries(CHARTS).filter(([name]) => SOME.includes(name)))(
    'render(): %s of width "fill" fills its place, and there is no gap below',
    async (name, make) => {
      const svg = make({ width: "fill", height: 400 }).render();
      const isSparkline = name === "sparkline";
      for (const width of [300, 1000]) {
        const found = await boxes(`#chart{width:${width}px}`, svg);
        const height = (400 * width) / (isSparkline ? 160 : 800);
        expect([found.width, found.height]).toEqual([width, height]);
        if (!isSparkline) expect(found.around).toBe(found.height);
      }
    },
  );

  test("render(): the chart's style changes nothing in the page", async () => {
    const charts = Object.values(CHARTS).map((make) => make({}).render());
    const classes = [...charts.join("").matchAll(/class="([^"]*)"/g)].flatMap(([, names]) =>
      (names ?? "").split(" ").filter((name) => !/^[a-z](?=.*\d)[a-z0-9]{3}$/.test(name)),
    );
    const others = some(new Set(classes))
      .map((name) => `<p class="${name}">x</p><svg class="${name}"><path class="${name}"/></svg>`)
      .join("");
    const page = await show(`<div id="others">${others}</div><div id="charts"></div>`);
    const read = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("#others *")].map((element) => {
          const style = getComputedStyle(element);
          return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
        }),
      );
    const before = await read();
    await page.evaluate((html) => {
      document.querySelector("#charts")!.innerHTML = html;
    }, charts.join(""));
    expect(await read()).toEqual(before);
    await page.close();
  });

  test.each(Object.entries(CHARTS))(
    "render(): works under a policy with a nonce or with the style's hash (%s)",
    async (_name, make) => {
      const plain = make({}).render();
      const allowed: [string, string][] = [
        ["'nonce-abc123'", make({ nonce: "abc123" }).render()],
        [await plotcast.styleHash(plain), plain],
      ];
      for (const [source, svg] of allowed) {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        await page.setContent(
          `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}">` +
            `<div id="chart">${svg}</div>`,
        );
        const paint = await page.evaluate(
          () => getComputedStyle(document.querySelector("#chart svg")!).strokeLinejoin,
        );
        expect([paint, complaints]).toEqual(["round", []]);
        await page.close();
      }
      expect(plain).not.toMatch(/ (?:style|on\w+)=/);
    },
  );

  test("dataUri(): an image has the chart's size, and follows the reader's colour scheme", async () => {
    const uri = plotcast
      .lineChart({ variant: "live", width: 320, height: 200 })
      .add("a", TIMES)
      .dataUri();
    for (const [colorScheme, background] of [
      ["light", 255],
      ["dark", 0x12],
    ] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.setContent(`<img src="${uri}">`);
      const [width, height, red] = await page.evaluate(async () => {
        const image = document.querySelector("img")!;
        await image.decode();
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d")!;
        pen.drawImage(image, 0, 0);
        return [image.naturalWidth, image.naturalHeight, pen.getImageData(2, 2, 1, 1).data[0]];
      });
      expect([width, height, red]).toEqual([320, 200, background]);
      await page.close();
    }
  });
});
