import { expect, test } from "vitest";
import {
  barChart,
  type ChartOptions,
  chart,
  line,
  lineChart,
  pieChart,
} from "../../../src/entries/plotcast.ts";
import { MAX_HIDDEN_IN_VIEW } from "../../../src/limits.ts";
import { toPng } from "../../../src/entries/png.ts";
import { readPng } from "../../support/png-reader.ts";
import { some } from "../../support/some.ts";
import { readSvg } from "../../support/svg-reader.ts";

const POINTS = [1, 2, 3].map((y, i) => ({ time: i * 1000, y }));

function draw(names: string[], options: ChartOptions): string {
  const result = chart(options);
  for (const name of names) result.add(line(name, POINTS));
  return result.render();
}

/** The links of a chart: what each is called, and the query that it leads to. */
function linksOf(svg: string): Record<string, [string, string][]> {
  const links = readSvg(svg).filter(({ name }) => name === "a");
  return Object.fromEntries(
    links.map(({ attributes }) => {
      const href = attributes["href"] ?? "";
      expect(href.startsWith("?")).toBe(true);
      return [attributes["aria-label"] ?? "", [...new URLSearchParams(href.slice(1))]];
    }),
  );
}

test("legendLinks: entries link to the page with their series hidden, or shown again", () => {
  expect(linksOf(draw(["a", "b", "c"], { legendLinks: true, hidden: ["b"] }))).toEqual({
    "Hide a": [
      ["hide", "a"],
      ["hide", "b"],
    ],
    "Show b": [],
    "Hide c": [
      ["hide", "b"],
      ["hide", "c"],
    ],
  });
  expect(linksOf(draw(["a", "b"], { legendLinks: "tab=2&x=%26" }))).toEqual({
    "Hide a": [
      ["tab", "2"],
      ["x", "&"],
      ["hide", "a"],
    ],
    "Hide b": [
      ["tab", "2"],
      ["x", "&"],
      ["hide", "b"],
    ],
  });
});

test("legendLinks: there are none unless they are asked for", () => {
  for (const options of some<ChartOptions>([{}, { legendLinks: false }, { variant: "live" }])) {
    expect(draw(["a", "b"], options)).not.toContain("<a");
  }
});

test("legendLinks: names are escaped, however they look", () => {
  for (const name of some([
    `"><script>`,
    "a&b=c#d",
    "1,2",
    "'",
    "\u0000\u2028",
    "\ud800",
    "x".repeat(200),
  ])) {
    const links = linksOf(draw([name, "other"], { legendLinks: true, variant: "interactive" }));
    const own = Object.entries(links).find(([label]) => label !== "Hide other");
    expect(own?.[1]).toHaveLength(1);
    // What is no character in a query cannot be told apart there.
    if (!name.startsWith("\ud800")) expect(own?.[1][0]).toEqual(["hide", name]);
  }
});

test("legendLinks: what is derived from a series goes with it, and has no link", () => {
  const points = POINTS.map(({ time, y }) => ({ time, y }));
  const svg = lineChart({ legendLinks: true, average: 2 })
    .add("a", points)
    .add("b", points)
    .render();
  expect(Object.keys(linksOf(svg))).toEqual(["Hide a", "Hide b"]);
  expect(svg).toContain("a (mean of 2)");
});

test("legendLinks: a pie's entries are hidden by their names, without their shares", () => {
  const svg = pieChart({ legendLinks: true, legend: true, hidden: ["c"] })
    .add("a", 1)
    .add("b", 2)
    .add("c", 3)
    .render();
  expect(linksOf(svg)).toEqual({
    "Hide a": [
      ["hide", "a"],
      ["hide", "c"],
    ],
    "Hide b": [
      ["hide", "b"],
      ["hide", "c"],
    ],
    "Show c": [],
  });
});

test("legendLinks: no link hides more series than a view may", () => {
  const hidden = Array.from({ length: MAX_HIDDEN_IN_VIEW }, (_, i) => `h${i}`);
  const svg = draw(["a", "h0"], { legendLinks: true, hidden });
  expect(Object.keys(linksOf(svg))).toEqual(["Show h0"]);
});

test("legendLinks: a picture with links looks as it does without", async () => {
  const make = (legendLinks: boolean) => {
    const result = barChart({
      legendLinks,
      hidden: ["b"],
      theme: "light",
      width: 300,
      height: 200,
    });
    return result.add("a", POINTS).add("b", POINTS).render();
  };
  const [linked, plain] = await Promise.all([toPng(make(true)), toPng(make(false))]);
  expect(make(true)).toContain("<a");
  const [one, other] = [readPng(linked), readPng(plain)];
  for (let x = 0; x < 300; x += 3) {
    for (let y = 0; y < 60; y++) expect(one.at(x, y)).toEqual(other.at(x, y));
  }
});
