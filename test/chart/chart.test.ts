import { expect, test } from "vitest";
import { bar, barChart, chart, lineChart, stat } from "../../src/entries/plotcast.ts";

const points = [
  { x: "Mon", y: 1 },
  { x: "Tue", y: 2 },
];

test("add() takes a mark of a kind that the chart did not know when it was rendered", () => {
  const late = lineChart().add("a", points);
  late.render();
  const early = lineChart().add("a", points);
  expect(late.add(bar("b", points)).render()).toBe(early.add(bar("b", points)).render());
});

test("add() takes a mark made by hand as it takes a series with the option mark", () => {
  const byHand = { name: "a", points, options: { mark: "bar" } } as const;
  const expected = chart().add("a", points, { mark: "bar" }).render();
  expect(chart().add(byHand).render()).toBe(expected);
  const typed = JSON.parse(JSON.stringify({ ...byHand, type: "anything" }));
  expect(chart().add(typed).render()).toBe(expected);
  expect(() => lineChart().add(byHand)).toThrow("option mark: lineChart knows");
});

test("add() to a horizontal chart of a type without bars says that only bars can be horizontal", () => {
  expect(() => lineChart({ horizontal: true }).add("a", points)).toThrow(
    "lineChart: option horizontal: only bars can be horizontal",
  );
  expect(barChart({ horizontal: true }).add("a", points).layout().marks).toHaveLength(1);
});

test("render() and layout() refuse a moment that is none", () => {
  const now = Date.UTC(2026, 0, 1);
  const charts = [lineChart().add("a", [{ time: now, y: 1 }]), stat().add("a", 1)];
  for (const wrong of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "2026",
    new Date(),
    null,
  ] as number[]) {
    for (const drawn of charts) {
      expect(() => drawn.render({ now: wrong })).toThrow("render: option now: expected a number");
      expect(() => drawn.layout({ now: wrong })).toThrow("layout: option now: expected a number");
    }
  }
  expect(() => charts[0]?.render(5 as never)).toThrow("lineChart: render: expected options, got 5");
  expect(charts[0]?.render({ now })).toBe(charts[0]?.render());
});
