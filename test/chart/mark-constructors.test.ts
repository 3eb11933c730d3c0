import { expect, test } from "vitest";
import * as constructors from "../../src/chart/mark-constructors.ts";
import { MARK_KINDS } from "../../src/chart/options/choices.ts";

test("every kind of mark has a function that makes it, and brings along what draws it", () => {
  const kinds = Object.values(constructors).map(({ type }) => type.kind);
  expect(kinds.toSorted()).toEqual([...MARK_KINDS].toSorted());
});
