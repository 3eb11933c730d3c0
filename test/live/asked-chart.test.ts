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
        const { chart, view } = readAskedChart(`${name}@${wide}x${high}`, (one) => one === name);
        const { width = 0, height = 0 } = view;
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
  expect(readAskedChart("a@400x260", isChart)).toEqual({ chart: "a@400x260", view: {} });
  expect(readAskedChart("a@400x260@80x60", isChart)).toEqual({
    chart: "a@400x260",
    view: { width: 80, height: 60 },
  });
  expect(readAskedChart("a@400x260", () => false).chart).toBe("a");
});

test("readAskedChart() reads a query behind a name, where no chart has both for its name", () => {
  const none = () => false;
  expect(readAskedChart("cpu?width=400&hide=a%2Cb", none)).toEqual({
    chart: "cpu",
    view: { width: 400, hidden: ["a,b"] },
  });
  expect(readAskedChart("why?theme=dark", (name) => name === "why?theme=dark").view).toEqual({});
  expect(readAskedChart("what? now?theme=dark", none).chart).toBe("what? now");
  expect(readAskedChart("?height=200", none)).toEqual({ chart: "", view: { height: 200 } });
});

test("readAskedChart() refuses a query that is none, or that would end the name of its events", () => {
  expect(() => readAskedChart("cpu?widht=400", () => false)).toThrow(/did you mean "?width/);
  expect(() => readAskedChart("cpu?hide=a\nevent: b", () => false)).toThrow(/percent-encoded/);
});
