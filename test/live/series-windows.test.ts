import { expect, test } from "vitest";
import { MAX_SERIES } from "../../src/limits.ts";
import { createLiveChart, type LiveChart } from "../../src/live/live-chart.ts";
import { atOnce } from "../../src/work.ts";

const NOW = Date.UTC(2026, 2, 1);
const WINDOW = 600_000;

function fullChart(): LiveChart {
  const chart = createLiveChart({
    name: "a",
    options: {},
    window: { ms: WINDOW },
    everyMs: 1000,
    timeZone: "UTC",
    onError: () => {},
  });
  const names = Array.from({ length: MAX_SERIES }, (_, i) => `pod ${i}`);
  const values = Object.fromEntries(names.map((name) => [name, 1]));
  chart.push([{ time: NOW, values }], NOW);
  return chart;
}

test("SeriesWindows: what comes puts series out of sight that make room for it, as a row or as columns", () => {
  const later = NOW + WINDOW + 1;
  const byRow = fullChart();
  byRow.push([{ time: later, values: { next: 2 } }], later);
  expect([...byRow.columns().keys()]).toEqual(["next"]);
  const byColumns = fullChart();
  const columns = new Map([["next", { times: [later], values: [2] }]]);
  atOnce(byColumns.pushColumns(columns, later, false));
  expect([...byColumns.columns().keys()]).toEqual(["next"]);
});

test("SeriesWindows: what comes while all others are in sight finds no room", () => {
  const soon = NOW + WINDOW - 1;
  expect(() => fullChart().push([{ time: soon, values: { next: 2 } }], soon)).toThrow(
    /at most 256 series/,
  );
});
