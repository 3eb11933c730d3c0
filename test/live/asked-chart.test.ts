import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAskedChart } from "../../src/live/asked-chart.ts";

test("readAskedChart() reads a chart's name back, and gives sizes in steps and within bounds", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 30, unit: "binary" }),
      fc.nat(99_999),
      fc.nat(99_999),
      (name, wide, high) => {
        const { chart, size } = readAskedChart(`${name}@${wide}x${high}`, (one) => one === name);
        const { width = 0, height = 0 } = size;
        expect(chart).toBe(name);
        expect([width % 40, height % 20]).toEqual([0, 0]);
        expect(
          Math.min(width - 80, 1600 - width, height - 60, 1600 - height),
        ).toBeGreaterThanOrEqual(0);
        if (wide >= 80 && wide <= 1600) expect(wide - width).toBeLessThan(40);
        if (high >= 60 && high <= 1600) expect(high - height).toBeLessThan(20);
      },
    ),
  );
});

test("readAskedChart() takes a name that ends like a size for a name, where a chart has it", () => {
  const isChart = (name: string) => name === "a@400x260";
  expect(readAskedChart("a@400x260", isChart)).toEqual({ chart: "a@400x260", size: {} });
  expect(readAskedChart("a@400x260@80x60", isChart)).toEqual({
    chart: "a@400x260",
    size: { width: 80, height: 60 },
  });
  expect(readAskedChart("a@400x260", () => false).chart).toBe("a");
});
