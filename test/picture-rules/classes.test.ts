import { expect, test } from "vitest";
import { drawPicture, loadPictures } from "../../gallery/index.js";
import { createPictureOptions } from "../../gallery/picture-options.js";
import {
  candlestickChart,
  heatMap,
  type Chart,
  lineChart,
  scatterChart,
} from "../../src/entries/plotcast.ts";
import { CLASSES } from "../support/drawn-classes.ts";
import { readSvg, styleOf } from "../support/svg-reader.ts";
import { some } from "../support/some.ts";

/** A series' colour, a tone's, a shade's, a legend entry, a slice's tooltip, a group of tooltips. */
const NUMBERED = /^[stciehy]\d+$/;
const NAMES: readonly string[] = Object.values(CLASSES);
/** The one letter with two meanings, see the table. */
const AMBIGUOUS = CLASSES.ring;

/** What one class looks like: the elements that bear it, and the properties of its own rules. */
interface Use {
  elements: Set<string>;
  properties: Set<string>;
}

type Uses = Map<string, Use>;

const figures: Uses = new Map();
const charts: Uses = new Map();

for (const picture of await loadPictures()) {
  for (const { svg } of drawPicture(picture, createPictureOptions(640, "light"))) addUses(svg);
}
for (const chart of rareCharts()) addUses(chart.render());

/** Charts with what no picture of the gallery has. */
function rareCharts(): Chart[] {
  const uneven = [0, 1, 2, 3, 9].map((x) => ({ x, y: x }));
  const gliding = { variant: "live", glide: true, window: { points: 3 }, xAxis: "time" } as const;
  const moments = [0, 1, 2, 3, 4, 5].map((x) => ({ time: x * 1000, y: x }));
  const shapes = scatterChart({ distinguish: "shape" });
  for (let s = 0; s < 6; s++) shapes.add(`series ${s}`, [s, s + 1]);
  return [
    lineChart({ variant: "interactive" }).add("uneven", uneven),
    lineChart(gliding).add("gliding", moments),
    shapes,
    heatMap().add("coloured", [{ x: 0, y: 1, color: "red" }]),
    candlestickChart({ distinguish: "shape" }).add("hollow", [
      { time: 0, open: 1, high: 9, low: 0, close: 8 },
      { time: 1000, open: 8, high: 9, low: 0, close: 2 },
    ]),
  ];
}

function addUses(svg: string): void {
  const elements = readSvg(svg);
  const { class: scope = "", "aria-label": label = "" } = elements[0]?.attributes ?? {};
  const isFigure = /Pie|Donut|Gauge|Figure/.test(label);
  const uses = isFigure ? figures : charts;
  for (const { name, attributes } of elements.slice(1)) {
    for (const one of (attributes["class"] ?? "").split(" ").filter((c) => c !== "")) {
      useOf(uses, one).elements.add(name);
    }
  }
  const rules = styleOf(elements).matchAll(/([^{}]+)\{([^{}]*)\}/g);
  for (const [, selectors = "", body = ""] of some(rules)) {
    for (const selector of selectors.split(",")) addRule(uses, scope, selector, body);
  }
}

function addRule(uses: Uses, scope: string, selector: string, body: string): void {
  const names = [...selector.matchAll(/\.([a-z]\w*)/g)].map(([, name = ""]) => name);
  for (const name of names) if (name !== scope) useOf(uses, name);
  const [, own] = /^\.\w+ \.(\w+)$/.exec(selector) ?? [];
  if (own === undefined) return;
  for (const property of body.matchAll(/([a-z-]+):/g))
    useOf(uses, own).properties.add(property[1] ?? "");
}

function useOf(uses: Uses, name: string): Use {
  const use = uses.get(name) ?? { elements: new Set(), properties: new Set() };
  uses.set(name, use);
  return use;
}

const isSubset = (a: Set<string>, b: Set<string>) => [...a].every((one) => b.has(one));

test("CLASSES names each class once", () => {
  expect(NAMES.filter((name, i) => NAMES.indexOf(name) !== i)).toEqual([]);
});

test("render(): every class in a drawing or its rules stands in CLASSES", () => {
  const all = new Set([...some(charts.keys()), ...some(figures.keys())]);
  expect([...all].filter((name) => !NUMBERED.test(name) && !NAMES.includes(name))).toEqual([]);
});

test("render() draws something of every class in CLASSES", () => {
  const isDrawn = (name: string) =>
    [charts, figures].some((uses) => (uses.get(name)?.elements.size ?? 0) > 0);
  expect(some(NAMES).filter((name) => !isDrawn(name))).toEqual([]);
});

test("render(): a class means the same in figures as in charts with axes", () => {
  const shared = some(figures.keys()).filter((name) => charts.has(name) && name !== AMBIGUOUS);
  const differing = some(shared).filter((name) => {
    const [a, b] = [charts.get(name)!, figures.get(name)!];
    return (["elements", "properties"] as const).some(
      (what) => !isSubset(a[what], b[what]) && !isSubset(b[what], a[what]),
    );
  });
  expect(differing).toEqual([]);
});
