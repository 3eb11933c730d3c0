import { expect, test } from "vitest";
import type { ChartOptions } from "../../../../src/chart/options/options.ts";
import {
  areaChart,
  chart,
  donutChart,
  fromSpec,
  gauge,
  lineChart,
  stat,
} from "../../../../src/entries/plotcast.ts";
import { createLive } from "../../../../src/entries/live.ts";
import { refusal } from "../../../support/refusal.ts";

test.each<[ChartOptions, string]>([
  [
    { range: [0, 10] },
    "option range: expected none, as only a gauge has one (did you mean yDomain?)",
  ],
  [{ middle: "half" }, "option middle: expected none, as only a donut has one"],
  [{ better: "lower" }, "option better: expected none, as only a stat and a gauge have it"],
  [{ annotations: [{ label: "deploy" }] }, "expected an annotation with time or x (item 0)"],
  [{ annotations: [{ time: 0, x: 1 }] }, "with time or x, not both (item 0)"],
])("charts refuse what they would ignore: %o", (options, expected) => {
  for (const draw of [lineChart, areaChart, chart]) {
    const error = refusal(() => draw(options));
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.message).toContain(expected);
  }
  expect(refusal(() => fromSpec({ ...options })).code).toBe("SPEC_INVALID");
  expect(refusal(() => createLive({ charts: { cpu: options } })).message).toContain('chart "cpu"');
});

test("gauge(), stat() and donutChart() take the options that are theirs", () => {
  expect(
    gauge({ range: [0, 5], better: "lower" })
      .add("a", 2)
      .render(),
  ).toContain(">5<");
  expect(stat({ better: "higher" }).add("a", 2).render()).toContain(">2<");
  expect(donutChart({ middle: "half" }).add("a", 2).render()).toContain(">half<");
  expect(
    chart({ type: "gauge", range: [0, 5] })
      .add("a", 2)
      .render(),
  ).toContain(">5<");
});

test.each([[[200, null]], [[null, -5]]] as const)(
  "gauge() refuses a yDomain of %j, whose open end is 0 or 100",
  (yDomain) => {
    const { code, message } = refusal(() => gauge({ yDomain: [...yDomain] }));
    expect([code, message]).toEqual(["OPTION_INVALID", expect.stringContaining("option yDomain")]);
    expect(
      gauge({ yDomain: [...yDomain], range: [0, 5] })
        .add("a", 2)
        .render(),
    ).toContain("<svg");
  },
);

test("gauge({ yDomain }) is a dial from one bound to the other, where no range is given", () => {
  const drawn = (options: ChartOptions) => gauge(options).add("a", 2).render();
  expect(drawn({ yDomain: [0, 5] })).toBe(drawn({ range: [0, 5] }));
  expect(drawn({ yDomain: [null, 7] })).toBe(drawn({ range: [0, 7] }));
  expect(drawn({ yDomain: [0, 5], range: [1, 9] })).toBe(drawn({ range: [1, 9] }));
  expect(drawn({ yDomain: [0, 5] })).not.toBe(drawn({}));
});
