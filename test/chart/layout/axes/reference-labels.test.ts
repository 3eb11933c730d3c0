import { expect, test } from "vitest";
import { lineChart } from "../../../../src/entries/plotcast.ts";
import { readSvg, textsOf } from "../../../support/svg-reader.ts";

test("lineChart({ thresholds }).render() tells every label, by its line where there is no room", () => {
  const labels = Array.from({ length: 9 }, (_, i) => `limit ${i}`);
  const thresholds = labels.map((label, i) => ({ value: 5 + i / 100, label }));
  const texts = textsOf(readSvg(lineChart({ thresholds }).add("A", [0, 10]).render()));
  for (const label of labels) expect(texts).toContain(label);
});
