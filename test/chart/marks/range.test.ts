import { expect, test } from "vitest";
import { rangeChart } from "../../../src/entries/plotcast.ts";
import { readSvg } from "../../support/svg-reader.ts";

const BAND = [
  { x: 0, low: 1, high: 4 },
  { x: 1, low: null, high: null },
  { x: 2, low: -3, high: 3 },
  { x: 3, low: 2, high: null },
];

test("rangeChart().layout() has tooltips for a band without a line, but none at its gaps", () => {
  const { tooltips } = rangeChart({ tooltips: true }).add("a", BAND).layout();
  expect(tooltips.map(({ at, values }) => [at, values[0]?.text])).toEqual([
    [0, "1 – 4"],
    [2, "−3 – 3"],
  ]);
});

test("rangeChart().layout() has tooltips where only some points have a y", () => {
  const points = [
    { ...BAND[0], y: null },
    { ...BAND[2], y: 1 },
  ];
  const { tooltips } = rangeChart({ tooltips: true }).add("a", points).layout();
  expect(tooltips.map(({ values }) => values[0]?.text)).toEqual(["1 – 4", "1 (−3 – 3)"]);
});

test.for(["static", "interactive", "live"] as const)(
  "rangeChart({ variant: %j }).render() describes a band without a line, and shows its values",
  (variant) => {
    const elements = readSvg(rangeChart({ variant }).add("a", BAND).render());
    const description = elements.find(({ name }) => name === "desc")?.text ?? "";
    expect(description).toContain("a: −3 to 4, last −3 – 3.");
    const shown = elements.some(({ text }) => text.includes("high: 4"));
    expect(shown).toBe(variant !== "static");
  },
);
