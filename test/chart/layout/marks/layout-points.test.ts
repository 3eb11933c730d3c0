import { expect, test } from "vitest";
import {
  candlestickChart,
  type ChartOptions,
  rangeChart,
} from "../../../../src/entries/plotcast.ts";

/** More points than an axis has pixels, the 2,500th far lower and the next far higher than all. */
const SPANS = Array.from({ length: 5000 }, (_, i) => ({
  time: i * 1000,
  low: i === 2500 ? -500 : 10,
  high: i === 2501 ? 900 : 20,
}));

const CHARTS = {
  "a band": (options: ChartOptions) => rangeChart(options).add("a", SPANS),
  "a band with a line": (options: ChartOptions) =>
    rangeChart(options).add(
      "a",
      SPANS.map((span) => ({ ...span, y: 15 })),
    ),
  candles: (options: ChartOptions) =>
    candlestickChart(options).add(
      "a",
      SPANS.map((span) => ({ ...span, open: 15, close: 15 })),
    ),
};

test.for(
  Object.entries(CHARTS).flatMap(([name, make]) =>
    (["m4", "lttb"] as const).map((reduce) => [name, reduce, make] as const),
  ),
)(
  "chart.layout() keeps the lowest and the highest end of %s, reduced by %s",
  ([, reduce, make]) => {
    const { marks, plot, y } = make({ reduce }).layout();
    const [mark] = marks;
    if (mark === undefined || !("highs" in mark && "lows" in mark)) throw new Error("no ends");
    expect(mark.reduced).toBe(true);
    const [from, to] = y.domain;
    const pixel = (value: number) => plot.height * (1 - (value - from) / (to - from));
    expect(Math.min(...mark.highs!)).toBeCloseTo(pixel(900), -0.5);
    expect(Math.max(...mark.lows!)).toBeCloseTo(pixel(-500), -0.5);
  },
);
