import * as fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "../../../src/chart/format/text/text-width.ts";
import type { ChartOptions } from "../../../src/chart/options/options.ts";
import { lineChart } from "../../../src/entries/plotcast.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** Measures as plotcast does, but not known to: each line is made, measured, cut and escaped by itself. */
const measuredAgain = {
  measureText: (text: string, size: number, bold: boolean) => textWidth(text, size, bold),
};

interface Said {
  name: string;
  points: { label?: string; y: number }[];
  look: ChartOptions;
}

function draw({ name, points, look }: Said, more: ChartOptions = {}): string {
  const timed = points.map((point, i) => ({ ...point, time: START + i * 1000 }));
  const live = { variant: "live", tooltips: true, window: { points: 12 }, everyMs: 1000 } as const;
  return lineChart({ ...live, ...look, ...more })
    .add(name, timed)
    .render();
}

const anyText = fc.oneof(
  fc.constantFrom(
    "",
    "Reading 7",
    "Größe",
    "a < b & c",
    'größer als "5"',
    "温度",
    "1 µs",
    "👍🏽",
    "e\u0301",
    "\u00ad",
    "\u0007",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const said: fc.Arbitrary<Said> = fc.record({
  name: anyText,
  points: fc.array(
    fc.record(
      { label: anyText, y: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
      { requiredKeys: ["y"] },
    ),
    { minLength: 1, maxLength: 12 },
  ),
  look: fc.record({
    width: fc.constantFrom(240, 400, 800),
    timeFormat: fc.constantFrom("%H:%M:%S", "%A, %d %B %Y, %H:%M:%S", "%H < %M"),
    yFormat: fc.constantFrom(".1f", "$,.2f", ".3~s"),
  }),
});

test("render(): tooltips of formats of one's own are the same, however their lines are written", () => {
  let labels = 0;
  fc.assert(
    fc.property(said, (one) => {
      labels += one.points.filter(({ label }) => label).length;
      expect(draw(one)).toBe(draw(one, measuredAgain));
    }),
    { numRuns: 300 },
  );
  expect(labels).toBeGreaterThan(300);
});

test("render(): a label with no room beside its time has a line of its own, and is cut to it", () => {
  const label = "a reading that somebody has described at very great length, far beyond all use";
  const svg = draw({
    name: "a",
    points: [
      { y: 1, label: "short" },
      { y: 2, label },
    ],
    look: { timeFormat: "%H:%M:%S", yFormat: ".1f", width: 320 },
  });
  expect(svg).toContain("<text>12:00:00, short</text><text>a: 1.0</text>");
  expect(svg).toMatch(
    /<text>12:00:01<\/text><text>a reading[^<]*…[^<]*<tspan [^>]*>a: 2\.0<\/tspan>/,
  );
});
