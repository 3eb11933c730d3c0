import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { readSvg, textsOf } from "../support/svg-reader.ts";

const PREFIX = "data:image/svg+xml,";

test("chart.dataUri() holds the chart, and nothing that an attribute or a URI could break at", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (title) => {
      const chart = lineChart({ title, description: title }).add(title, [1, 2]).add("b", [2, 1]);
      const uri = chart.dataUri();
      expect(uri).toMatch(/^data:image\/svg\+xml,[ !$-;=?-~]*$/);
      expect(uri).not.toMatch(/["<>#&]/);
      const read = decodeURIComponent(uri.slice(PREFIX.length));
      expect(textsOf(readSvg(read))).toEqual(textsOf(readSvg(chart.render())));
    }),
  );
});

test("chart.dataUri() is shorter than base64", () => {
  const chart = lineChart({ title: "Sensor", grid: true }).add("a", [1, 5, 2, 8, 3]);
  const base64 = Buffer.from(chart.render()).toString("base64");
  expect(chart.dataUri().length).toBeLessThan(PREFIX.length + base64.length);
});
