import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitNames } from "../../../../src/chart/format/text/fit-names.ts";
import { textWidth } from "../../../../src/chart/format/text/text-width.ts";

const ENDS = ["users", "orders", "usages", "items/1", "items/2"];
const PATHS = ENDS.map((end) => `requests to /v2/${end}`);

function fit(names: readonly string[], room: number): string[] {
  return fitNames(names, { room, fontSize: 12 });
}

test("fitNames() leaves names alone that fit", () => {
  expect(fit(PATHS, 500)).toEqual(PATHS);
  expect(fit([], 10)).toEqual([]);
});

test("fitNames() cuts what names have in common, and shows what tells them apart", () => {
  for (const room of [70, 90, 110]) {
    fit(PATHS, room).forEach((text, i) => {
      expect(text).toMatch(/…/);
      expect(text.endsWith(ENDS[i] ?? "an end")).toBe(true);
    });
  }
  expect(fit(["Temperature of the hall 1", "Temperature of the hall 2"], 80)).toEqual([
    expect.stringMatching(/^Temp.*…1$/),
    expect.stringMatching(/^Temp.*…2$/),
  ]);
});

test("fitNames() cuts names that differ at their start as ever, at their end", () => {
  expect(fit(["Processor of the machine", "Memory of the machine"], 80)).toEqual([
    expect.stringMatching(/^Processor.*…$/),
    expect.stringMatching(/^Memory.*…$/),
  ]);
});

test("fitNames() tells names apart of which one begins another", () => {
  const [short, long] = fit(["requests to /api/v2/internal", "requests to /api/v2/internal/a"], 90);
  expect(short).not.toBe(long);
});

test("fitNames() keeps any names different and within their room, and splits no grapheme", () => {
  const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  let cutNames = 0;
  const run = fc.property(
    fc.string({ unit: "grapheme", minLength: 10, maxLength: 30 }),
    fc.uniqueArray(part, { minLength: 2, maxLength: 6 }),
    fc.integer({ min: 90, max: 200 }),
    (start, ends, room) => {
      const names = ends.map((end) => `${start}${end}`.trim());
      fc.pre(new Set(names).size === names.length);
      const texts = fit(names, room);
      expect(new Set(texts).size).toBe(names.length);
      texts.forEach((text, i) => {
        expect(textWidth(text, 12)).toBeLessThanOrEqual(room);
        expect(() => encodeURIComponent(text)).not.toThrow();
        if (text !== names[i]) cutNames++;
      });
    },
  );
  fc.assert(run, { numRuns: 300 });
  expect(cutNames).toBeGreaterThan(100);
});
