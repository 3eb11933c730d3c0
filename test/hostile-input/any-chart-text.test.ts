import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import type { Point } from "../../src/chart/options/point.ts";
import type { Tone } from "../../src/entries/plotcast.ts";
import { FAMILY, made } from "../support/chart-types.ts";
import { type Texts, anyText, expectCleanLine } from "./hostile-texts.ts";
import { readSvg, shapesOf } from "../support/svg-reader.ts";

const TEXTS = [
  ...["title", "xTitle", "yTitle", "y2Title", "note", "description", "empty", "middle"],
  ...["threshold", "band", "annotation", "stretch", "first", "second", "category", "label"],
] as const;
type Name = (typeof TEXTS)[number];

const allTexts = fc.record(
  Object.fromEntries(TEXTS.map((name) => [name, anyText])),
) as unknown as fc.Arbitrary<Texts<Name>>;

/** A unit is short. */
const unit = anyText.map((text) => text.slice(0, 40));

function optionsOf(
  type: string,
  texts: Texts<Name>,
  yUnit: string,
  look: ChartOptions,
): ChartOptions {
  const { threshold, band, annotation, stretch, first } = texts;
  const { title, xTitle, yTitle, y2Title, note, description, empty, middle } = texts;
  return {
    ...{ title, xTitle, yTitle, y2Title, note, description, empty },
    ...(type === "donutChart" ? { middle } : {}),
    ...{ yUnit, y2Unit: yUnit, width: 2000, height: 600 },
    thresholds: [{ value: 1, label: threshold, tone: "bad" }],
    bands: [{ from: 0, to: 3, label: band, tone: "good" }],
    annotations: [
      { x: 0, label: annotation },
      { x: 0, until: 1, label: stretch, tone: "warning" },
    ],
    series: Object.fromEntries([[first, { color: "red" }]]),
    ...look,
  };
}

/** Their points have no marks of their own, so labels are refused. */
const SUMMARIES: ReadonlySet<string> = new Set(["boxPlot", "histogram"]);

function drawn(name: string, texts: Texts<Name>, yUnit: string, look: ChartOptions): string {
  const value = (y: number) => ({ y, low: y, high: y + 1, open: y, close: y + 1 });
  const { category, label } = texts;
  // The last value is none of 0: a pie of zeros draws nothing that a text could break.
  const labels = SUMMARIES.has(name) ? [{}, {}] : [{ label }, { label: "b" }];
  const points = [
    { x: "c", ...value(0) },
    { x: category, ...value(1), ...labels[0] },
    { x: `${category}b`, ...value(2), ...labels[1] },
  ] as Point[];
  const { description: _, ...rest } = optionsOf(name, texts, yUnit, look);
  // A description stands in for what is said of the series, so only some charts have one.
  const options = look.grid === true ? optionsOf(name, texts, yUnit, look) : rest;
  const chart = made(name, options).add(texts.first, points);
  return chart.add(texts.second, points, { axis: "y2" }).render();
}

const harmless = Object.fromEntries(TEXTS.map((name) => [name, "a"])) as Texts<Name>;

const WITH_LITTLE_ROOM = [
  "text",
  "text@class",
  "tspan@dy@x",
  "text@transform",
  "title",
  // A box of another size than most.
  "rect@width",
  "rect@height",
  "rect@height@width",
  "svg@x",
  "svg@y",
  "svg@x@y",
];

test.for(Object.keys(FAMILY))(
  "%s().render() makes of any texts one clean line of well-formed XML",
  (name) => {
    const looks: ChartOptions[] = [
      { variant: "interactive", grid: true },
      { variant: "live", distinguish: "shape" },
      { variant: "sparkline" },
    ];
    for (const look of looks) {
      const own = new Set(shapesOf(readSvg(drawn(name, { ...harmless, second: "b" }, "W", look))));
      const run = fc.property(allTexts, unit, (texts, yUnit) => {
        const svg = drawn(name, texts, yUnit, look);
        expectCleanLine(svg);
        const elements = readSvg(svg);
        // What has no room is left out or told to the pointer; nothing else may come in.
        for (const shape of shapesOf(elements)) {
          expect([...own, ...WITH_LITTLE_ROOM]).toContain(shape);
        }
      });
      // A category that is there already once made a pie of zeros into one with slices.
      fc.assert(run, { numRuns: 60, examples: [[{ ...harmless, category: "c" }, "W"]] });
    }
  },
);

const TONES = ["neutral", "good", "warning", "bad"];

test("chart options refuse hostile tones, nonces and axes by their names", () => {
  const hostile = ['"', "<", "red}", "</style>", 'a" onload="x', "__proto__", "a\nb", ""];
  for (const [name, make] of Object.entries(FAMILY)) {
    for (const text of hostile) {
      const tone = text as Tone;
      expect(TONES).not.toContain(text);
      expect(() => make({ thresholds: [{ value: 1, tone }] })).toThrow(
        `${name}: option thresholds`,
      );
      expect(() => make({ bands: [{ from: 1, to: 2, tone }] })).toThrow(`${name}: option bands`);
      expect(() => make({ annotations: [{ x: 1, tone }] })).toThrow(`${name}: option annotations`);
      // A word is a nonce, whatever it means to JavaScript.
      if (text !== "__proto__") {
        expect(() => make({ nonce: text })).toThrow(`${name}: option nonce`);
      }
      const color = text === "" ? "<" : text;
      expect(() => make({ series: { a: { color } } })).toThrow(`${name}: option series`);
    }
  }
});

test.for(Object.keys(FAMILY))(
  "%s().render() stands its nonce at the style, as it was given",
  (name) => {
    const svg = made(name, { nonce: "aB3+/_-=" })
      .add("a", [{ x: "a", y: 1 }])
      .render();
    const styles = readSvg(svg).filter((element) => element.name === "style");
    expect(styles.map(({ attributes }) => attributes["nonce"])).toEqual(["aB3+/_-="]);
  },
);
