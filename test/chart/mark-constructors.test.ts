import { expect, test } from "vitest";
import { lineChart } from "../../src/chart/chart-types.ts";
import * as constructors from "../../src/chart/mark-constructors.ts";
import { MARK_KINDS } from "../../src/chart/options/choices.ts";
import { some } from "../support/some.ts";

test("every kind of mark has a function that makes it, and brings along what draws it", () => {
  const kinds = Object.values(constructors).map(({ type }) => type.kind);
  expect(kinds.toSorted()).toEqual([...MARK_KINDS].toSorted());
});

test("lineChart().add() says which function to import for a mark that it does not know", () => {
  const others = Object.entries(constructors).filter(
    ([name]) => name !== "line" && name !== "range",
  );
  for (const [name, { type }] of some(others)) {
    const add = () => lineChart().add("a", [1], { mark: type.kind });
    expect(add).toThrow(`import { ${name} } and add ${name}(…)`);
  }
});

test("lineChart().add() takes each kind of mark by its function", () => {
  const points = [{ x: 1, y: 2, low: 1, high: 3, open: 2, close: 2 }];
  for (const construct of some(Object.values(constructors))) {
    expect(lineChart().add(construct("a", points)).layout().marks[0]?.kind).toBe(
      construct.type.kind,
    );
  }
});
