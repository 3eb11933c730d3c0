import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanName, cutName } from "../../src/ingest/names.ts";

test("cleanName, cutName: names that are cut are told apart, and each is always the same", () => {
  for (const long of ["q".repeat(250), "q".repeat(900), `\u001b[1m${"q".repeat(900)}`]) {
    for (const shorten of [cleanName, cutName]) {
      const names = ["A", "B", "C"].map((end) => shorten(long + end));
      expect(new Set(names).size).toBe(3);
      expect(names).toEqual(["A", "B", "C"].map((end) => shorten(long + end)));
      for (const name of names) expect(name.length).toBeLessThanOrEqual(200);
    }
  }
});

test("cleanName: whatever comes, the name is short and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1000 }), (text) => {
      const name = cleanName(text);
      expect(name.length).toBeLessThanOrEqual(200);
      expect(cleanName(name)).toBe(name);
    }),
  );
});

test("cleanName: names that are short enough stay as they are", () => {
  expect(cleanName("q".repeat(200))).toBe("q".repeat(200));
  expect(cleanName(" \u0007küche ")).toBe("küche");
});
