import { expect, test } from "vitest";
import { MAX_SERIES } from "../../src/limits.ts";
import type { PointColumns } from "../../src/live/journal.ts";
import { createLiveChart } from "../../src/live/live-chart.ts";
import { atOnce } from "../../src/work.ts";

const NOW = Date.UTC(2026, 2, 1);

function liveChart() {
  return createLiveChart({
    name: "a",
    options: {},
    window: { ms: 600_000 },
    everyMs: 1000,
    timeZone: "UTC",
    isKept: true,
    onError: () => {},
  });
}

/** Series of which each ends a second before the one that follows. */
function ending(count: number) {
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const time = NOW - (count - 1 - i) * 1000;
      const points: [string, PointColumns] = [
        `pod ${i}`,
        { times: [time - 500, time], values: [i, i] },
      ];
      return points;
    }),
  );
}

test("LiveChart.pushColumns: of a past with too many series the newest ones stay", () => {
  const chart = liveChart();
  atOnce(chart.pushColumns(ending(MAX_SERIES + 44), NOW, true));
  const names = [...chart.columns().keys()];
  expect([names.length, names.includes("pod 43"), names.includes("pod 44")]).toEqual([
    MAX_SERIES,
    false,
    true,
  ]);
  atOnce(
    chart.pushColumns(new Map([["pod next", { times: [NOW + 1], values: [1] }]]), NOW + 1, true),
  );
  expect([...chart.columns().keys()].slice(-1)).toEqual(["pod next"]);
  expect(chart.columns().has("pod 44")).toBe(false);
});

test("LiveChart.pushColumns: what has just come is refused where there are too many series", () => {
  expect(() => atOnce(liveChart().pushColumns(ending(MAX_SERIES + 1), NOW, false))).toThrow(
    /at most 256 series/,
  );
});

test("LiveChart.pushColumns: a series that ended before what a chart shows does not come back", () => {
  const chart = liveChart();
  const gone = { times: [NOW - 86_400_000], values: [1] };
  const here = { times: [NOW], values: [1] };
  const past = new Map([
    ["gone", gone],
    ["here", here],
  ]);
  atOnce(chart.pushColumns(past, NOW, true));
  expect([...chart.columns().keys()]).toEqual(["here"]);
});
