import { expect, test } from "vitest";
import { scatterChart } from "../../src/entries/plotcast.ts";

test("scatterChart().render() tells no size of a dot that has none, beside bubbles", () => {
  const svg = scatterChart({ tooltips: true })
    .add("a", [
      { x: 1, y: 2, size: 5 },
      { x: 2, y: 3 },
      { x: 3, y: 1, size: 0 },
    ])
    .render();
  expect([...svg.matchAll(/aria-label="a, [^"]*"/g)].join(" ")).not.toContain("3 (");
  expect(svg.match(/>size: [^<]*</g)).toEqual([">size: 5<", ">size: 0<"]);
});
