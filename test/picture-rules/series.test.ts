import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { lineChart } from "../../src/entries/plotcast.ts";
import { CLASSES, hasClass, seriesClass } from "../support/drawn-classes.ts";
import { readSvg, styleOf, textsOf } from "../support/svg-reader.ts";

const SERIES: [name: string, values: number[]][] = [
  ["low", [1, 2, 3]],
  ["high", [1000, 1500, 1200]],
  ["middle", [40, 50, 60]],
];

function chartOf(options: ChartOptions = {}) {
  const chart = lineChart(options);
  for (const [name, values] of SERIES) chart.add(name, { xs: [0, 1, 2], values });
  return chart;
}

function classOf(svg: string): string {
  return readSvg(svg)[0]?.attributes["class"] ?? "";
}

function rulesOf(svg: string, series: number): string[] {
  const rules = new RegExp(`(?<=\\.${seriesClass(series)}\\{)[^}]*`, "g");
  return styleOf(readSvg(svg)).match(rules) ?? [];
}

test("lineChart().render() keeps the colours of all series when one is hidden", () => {
  const all = chartOf().render();
  const some = chartOf({ hidden: ["low", "high"] }).render();
  for (const index of [0, 1, 2]) {
    expect(rulesOf(all, index)).toHaveLength(2);
    expect(rulesOf(some, index)).toEqual(rulesOf(all, index));
  }
  // The swatches of the legend do not begin at the plot's left edge.
  const lines = readSvg(some)
    .filter((element) => hasClass(element, CLASSES.line))
    .filter(({ attributes }) => attributes["d"]?.startsWith("M0 "));
  expect(lines.map((line) => hasClass(line, seriesClass(2)))).toEqual([true]);
});

test("lineChart().layout() keeps a hidden series in the legend, where it was", () => {
  const places = (options: ChartOptions) =>
    chartOf(options)
      .layout()
      .legend.map(({ name, x, y }) => [name, x, y]);
  const { legend } = chartOf({ hidden: ["high"] }).layout();
  expect(legend.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["low", false],
    ["high", true],
    ["middle", false],
  ]);
  expect(places({ hidden: ["high"] })).toEqual(places({}));
});

test("lineChart().render() strikes a hidden series through, and draws and names it nowhere else", () => {
  const svg = chartOf({ hidden: ["high"], tooltips: true }).render();
  const struck = readSvg(svg).filter(({ attributes }) => "text-decoration" in attributes);
  expect(struck.map(({ text }) => text)).toEqual(["high"]);
  const naming = textsOf(readSvg(svg)).filter((text) => text.includes("high"));
  expect(naming).toEqual(["high"]);
});

test("lineChart().layout() rescales the y axis to the series that are shown", () => {
  expect(chartOf().layout().y.domain[1]).toBeGreaterThanOrEqual(1500);
  expect(chartOf({ hidden: ["high"] }).layout().y.domain[1]).toBeLessThan(100);
  expect(chartOf({ hidden: ["high", "middle"] }).layout().y.domain).toEqual([1, 3]);
  expect(chartOf({ hidden: ["no such series"] }).layout()).toEqual(chartOf().layout());
});

test("lineChart().layout() says so where every series is hidden", () => {
  const layout = chartOf({ hidden: ["low", "high", "middle"], empty: "All hidden" }).layout();
  expect(layout.empty?.text).toBe("All hidden");
  expect(layout.legend).toHaveLength(3);
});

test("lineChart().layout() takes an x of 0 for a number like any other", () => {
  const zero = { x: 0, y: 5 };
  for (const points of [[zero], [zero, { x: 1, y: 6 }], [{ x: -1, y: 6 }, zero]]) {
    const { x, marks } = lineChart().add("a", points).layout();
    expect(x.kind).toBe("linear");
    expect(marks[0]?.xs).toHaveLength(points.length);
  }
  expect(
    lineChart()
      .add("a", [{ x: -2, y: 1 }, zero, { x: 2, y: 3 }])
      .layout().x.domain,
  ).toEqual([-2, 2]);
});

test("lineChart().layout() spaces ordinal points evenly, and times by their distance", () => {
  const columns = { times: [0, 1000, 100_000], values: [1, 2, 3] };
  const xsOf = (options: ChartOptions) =>
    lineChart(options).add("a", columns).layout().marks[0]?.xs ?? [];
  const [, even = 0, end = 0] = xsOf({ xAxis: "ordinal" });
  expect(even).toBeCloseTo(end / 2, 0);
  const [, early = 0, last = 0] = xsOf({});
  expect(early).toBeCloseTo(last / 100, 0);
});

const LOOKS: ChartOptions[] = [
  {},
  { variant: "sparkline" },
  { variant: "interactive" },
  { variant: "live" },
  { theme: "dark" },
  { theme: "light" },
  { theme: { background: "none", text: "#000", series: ["red"] } },
  { theme: { background: "none", text: "#000", series: ["rebeccapurple"] } },
];

test("lineChart().render() lets two charts share a class only where they look the same", () => {
  const styles = new Map<string, string>();
  for (const look of LOOKS) {
    const svg = chartOf({ ...look, title: "One" }).render();
    const style = styleOf(readSvg(svg));
    const scope = classOf(svg);
    expect(scope).toMatch(/^[a-z][\w-]*$/);
    expect(styles.has(scope)).toBe(false);
    styles.set(scope, style);
    expect(classOf(chartOf({ ...look, title: "Another" }).render())).toBe(scope);
  }
});

/** The selectors of a list; a comma within brackets parts none. */
function listOf(selectors: string): string[] {
  return selectors.split(/,(?![^(]*\))/);
}

test("lineChart().render() binds each of its rules to its own class", () => {
  for (const look of LOOKS) {
    const svg = chartOf(look).render();
    const style = styleOf(readSvg(svg));
    const plain = style
      .replace(/@keyframes \w+\{(?:(?:from|to)\{[^}]*\})*\}/g, "")
      .replace(/@media[^{]*\{((?:[^{}]*\{[^}]*\})*)\}/g, "$1");
    const selectors = [...plain.matchAll(/([^{}]+)\{/g)].flatMap(([, all]) => listOf(all ?? ""));
    expect(selectors.length).toBeGreaterThan(2);
    for (const selector of selectors) {
      const scope = `.${classOf(svg)}`;
      const twice = scope + scope;
      const isBound =
        [twice, `:where(${scope})`].includes(selector) ||
        [`${scope} `, `${twice} `].some((start) => selector.startsWith(start));
      expect([selector, isBound]).toEqual([selector, true]);
      // Of elements it names only those that there are: a slip in a template makes others.
      for (const [, name] of selector.matchAll(/(?:^|[\s~+>(])([a-z]\w*)/g)) {
        expect(["svg", "rect", "circle", "text", "tspan", "path", "g"]).toContain(name);
      }
    }
  }
});

test("lineChart().render() has no ids, links, scripts or event attributes", () => {
  for (const look of LOOKS) {
    for (const { name, attributes } of readSvg(chartOf({ ...look, title: "One" }).render())) {
      expect(["script", "a", "use", "image", "foreignObject"]).not.toContain(name);
      for (const attribute of Object.keys(attributes))
        expect(attribute).not.toMatch(/^id$|^on|href/);
    }
  }
});

test("lineChart().render() gives one series the colour it was given, in every theme", () => {
  const svg = lineChart()
    .add("a", [{ x: 0, y: 1 }], { color: "hsl(10 50% 50%)" })
    .add("b", [{ x: 0, y: 1 }])
    .render();
  expect(rulesOf(svg, 0)).toEqual(["color:hsl(10 50% 50%)", "color:hsl(10 50% 50%)"]);
  expect(new Set(rulesOf(svg, 1)).size).toBe(2);
});
