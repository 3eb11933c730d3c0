import { formatLocale } from "d3-format";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { getNumberLocale } from "../../../src/chart/format/number-locale.ts";
import { isNumberSpecifier } from "../../../src/chart/format/number-specifier.ts";
import { specifierLabel } from "../../../src/chart/format/specifier-label.ts";

const maybe = (...texts: string[]) => fc.constantFrom("", ...texts);
const anySpecifier = fc
  .tuple(
    maybe("<", ">", "^", "=", "*<", "_^", "0=", "x="),
    maybe("+", "-", "(", " "),
    maybe("$", "#"),
    maybe("0"),
    fc.oneof(fc.constant(""), fc.integer({ min: 1, max: 30 }).map(String)),
    maybe(","),
    fc.oneof(
      fc.constant(""),
      fc.integer({ min: 0, max: 25 }).map((digits) => `.${digits}`),
    ),
    maybe("~"),
    maybe(..."efgrs%pbodxXcn"),
  )
  .map((parts) => parts.join(""))
  .filter(isNumberSpecifier);
const anyNumber = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.double({ min: -1e7, max: 1e7, noNaN: true }),
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
  fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -30, max: 30 }))
    .map(([n, power]) => Number(`${n}e${power}`)),
  fc.constantFrom(0, -0, Number.NaN, 999.5, 0.9995, 1e21, 1e-7),
);

test("specifierLabel() writes what d3-format writes, of every specifier, number and locale", () => {
  const d3 = new Map(
    ["en", "de", "fr", "de-CH", "en-IN"].map((tag) => {
      const { decimal, group, groups } = getNumberLocale(tag);
      // d3 begins anew where its list ends.
      const grouping = [groups[0], ...Array.from({ length: 600 }, () => groups[1])];
      return [tag, formatLocale({ decimal, thousands: group, grouping, currency: ["$", ""] })];
    }),
  );
  fc.assert(
    fc.property(anySpecifier, anyNumber, fc.constantFrom(...d3.keys()), (specifier, value, tag) => {
      const label = specifierLabel(specifier, getNumberLocale(tag));
      expect(label(value)).toBe(d3.get(tag)!.format(specifier)(value));
    }),
    { numRuns: 20_000 },
  );
});

test("specifierLabel() writes what is not finite in letters", () => {
  const label = specifierLabel(",.1f", getNumberLocale("en"));
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(label)).toEqual([
    "NaN",
    "Infinity",
    "\u2212Infinity",
  ]);
});
