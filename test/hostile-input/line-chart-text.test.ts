import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeXml } from "../../src/chart/format/text/escape.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { lineChart, PlotcastError } from "../../src/entries/plotcast.ts";
import { anyText, expectCleanLine } from "./hostile-texts.ts";
import { readSvg, shapesOf, textsOf } from "../support/svg-reader.ts";

// What the documentation of the escaping promises, written once more: control characters and line
// breaks become one space, what is no character becomes U+FFFD.
function asShown(text: string): string {
  let shown = "";
  let inControls = false;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const isControl = code < 32 || (code > 126 && code < 160) || code === 0x2028 || code === 0x2029;
    const isNone = (code >= 0xd800 && code < 0xe000) || code === 0xfffe || code === 0xffff;
    if (!isControl) shown += isNone ? "\ufffd" : letter;
    else if (!inControls) shown += " ";
    inControls = isControl;
  }
  return shown;
}

const FIELDS = ["title", "xTitle", "yTitle", "note", "description"] as const;

interface Texts extends Record<(typeof FIELDS)[number], string> {
  first: string;
  second: string;
  label: string;
}

function chartOf({ first, second, label, ...options }: Texts, more: ChartOptions): string {
  return lineChart({ ...options, ...more, width: 10_000 })
    .add(first, [
      { x: 0, y: 1, label },
      { x: 1, y: 2, label: "b" },
    ])
    .add(second, [{ x: 1, y: 4, label }])
    .render();
}

const allTexts: fc.Arbitrary<Texts> = fc.record({
  title: anyText,
  xTitle: anyText,
  yTitle: anyText,
  note: anyText,
  description: anyText,
  first: anyText,
  second: anyText,
  label: anyText,
});

const LOOKS: ChartOptions[] = [
  { variant: "interactive", xAxis: "ordinal" },
  { variant: "live", xAxis: "ordinal", window: { points: 3 }, grid: true, smooth: true },
  { variant: "sparkline" },
];

const harmless: Texts = {
  title: "a",
  xTitle: "a",
  yTitle: "a",
  note: "a",
  description: "a",
  first: "a",
  second: "a",
  label: "a",
};

test.for(LOOKS)(
  "lineChart().render() makes of any texts one clean line of well-formed XML: $variant",
  (look) => {
    const own = shapesOf(readSvg(chartOf(harmless, look)));
    fc.assert(
      fc.property(allTexts, (texts) => {
        const svg = chartOf(texts, look);
        expectCleanLine(svg);
        // What is cut is whole under the pointer.
        const shapes = shapesOf(readSvg(svg)).filter((shape) => shape !== "title");
        expect(shapes).toEqual(own);
      }),
      { numRuns: 300 },
    );
  },
);

test("lineChart().render() shows every text as it was given", () => {
  fc.assert(
    fc.property(allTexts, (texts) => {
      const shown = textsOf(readSvg(chartOf(texts, { variant: "interactive", xAxis: "ordinal" })));
      for (const field of [...FIELDS, "label"] as const) {
        expect(shown).toContain(asShown(texts[field]));
      }
      const row = (name: string, value: number) =>
        (name === "" ? "" : `${asShown(name)}: `) + value;
      expect(shown).toContain(row(texts.first, 1));
      expect(shown).toContain(row(texts.second, 4));
    }),
    { numRuns: 300 },
  );
});

test("lineChart().render() shows hostile texts of the caller's formats as text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const svg = lineChart({ yFormat: () => text, timeFormat: () => text, tooltips: true })
        .add("a", [
          { time: 0, y: 1 },
          { time: 60_000, y: 2 },
        ])
        .render();
      expectCleanLine(svg);
      expect(textsOf(readSvg(svg))).toContain(asShown(text));
    }),
  );
});

test("lineChart().render() shows markup in time and number specifiers as text", () => {
  const svg = lineChart({ timeFormat: '</text><b a="%H">', tooltips: true, width: 2000 })
    .add("a", { times: [0, 3_600_000], values: [1, 2] })
    .render();
  const elements = readSvg(svg);
  expect(elements.filter(({ name }) => name === "b")).toEqual([]);
  expect(textsOf(elements).some((text) => text.includes('</text><b a="00">'))).toBe(true);
});

test("lineChart().render() says an empty chart's text as it was given", () => {
  fc.assert(
    fc.property(anyText, (empty) => {
      const svg = lineChart({ empty }).render();
      expectCleanLine(svg);
      expect(textsOf(readSvg(svg))).toContain(asShown(empty));
    }),
  );
});

test("escapeXml() can stand in an attribute of either quotes", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeXml(text);
      const [element] = readSvg(`<a b="${escaped}" c='${escaped}'>${escaped}</a>`);
      expect(element?.attributes).toEqual({ b: asShown(text), c: asShown(text) });
      expect(element?.text).toBe(asShown(text));
    }),
    { numRuns: 1000 },
  );
});

const HOSTILE_COLORS = [
  ...["", " ", "#", "#ff", "#ggg", "red;", "red}", "red}*{display:none", 'red"', "red'", "red/**/"],
  ...["</style><script>alert(1)</script>", "url(#a)", "url(https://x.example/)", "var(x)"],
  ...["rgb(0,0,0)}", "rgb(0,0,0", "rgb(url(x))", "rgb(0;0;0)", "expression(alert(1))", "red\n"],
  ...["var(--x, url(#a))", "color-mix(in lab, red, url(#a))", "rgb(calc(1*/**/1) 2 3)"],
  ...["\\72 ed", "red!important", "RGB(0,0,0)\0", "@import", "image(x)", "re&d", "#fff\u2028"],
];

test.for(HOSTILE_COLORS)("lineChart().add() refuses the colour %j", (color) => {
  const add = () => lineChart().add("a", [{ x: 1, y: 1 }], { color });
  expect(add).toThrow(PlotcastError);
  expect(add).toThrow(/color: expected a CSS colour/);
  const themes = [
    { background: color, text: "red", series: ["red"] },
    { background: "red", text: color, series: ["red"] },
    { background: "red", text: "red", series: ["red", color] },
  ];
  for (const theme of themes) expect(() => lineChart({ theme })).toThrow(/option theme: expected/);
});

test("lineChart().render() stays one clean line with any colour that is taken", () => {
  let taken = 0;
  const odd = fc.constantFrom(
    "\n",
    "\t",
    "\u2028",
    "%",
    "/",
    ")",
    ";",
    "}",
    "<",
    "url(",
    "/*",
    "var(--x",
  );
  const whole = fc.constantFrom(
    "rgb(1, 2, 3)",
    "hsl(1 2% 3% / .4)",
    "var(--x, var(--y, red))",
    "color-mix(in oklab, var(--x) 30%, oklch(.5 .1 20))",
    "light-dark(#abc, rgb(calc(1 * 2) 0 0))",
  );
  const color = fc
    .tuple(whole, fc.nat(50), fc.option(odd), fc.nat(3))
    .map(
      ([text, at, piece, cut]) =>
        text.slice(0, at) + (piece ?? "") + text.slice(at + (piece === null ? 0 : cut)),
    );
  fc.assert(
    fc.property(color, (tried) => {
      let svg = "";
      try {
        svg = lineChart()
          .add("a", [{ x: 1, y: 1 }], { color: tried })
          .render();
        taken++;
      } catch (error) {
        expect(error).toMatchObject({ name: "PlotcastError", code: "OPTION_INVALID" });
      }
      expectCleanLine(svg);
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(20);
});
