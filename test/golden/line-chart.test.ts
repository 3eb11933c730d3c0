import { expect, test } from "vitest";
import { type Chart, lineChart } from "../../src/entries/plotcast.ts";
import { readSvg } from "../support/svg-reader.ts";

const START = Date.UTC(2026, 2, 1, 12);
const WAVE = [3, 5, 4, 6, 8, 7, 9, 8.5];

function times(count: number, every: number): number[] {
  return Array.from({ length: count }, (_, i) => START + i * every);
}

/** Each drawn once and looked at; `npx vitest run -u` draws them anew. */
const CHARTS: Record<string, Chart> = {
  sparkline: lineChart({ variant: "sparkline", theme: "light" }).add("a", {
    xs: [...WAVE.keys()],
    values: WAVE,
  }),
  "static-light": lineChart({
    title: "Temperature",
    yTitle: "°C",
    xTitle: "Time of day",
    grid: true,
    theme: "light",
    width: 480,
    height: 260,
  }).add("Kitchen", { times: times(8, 3_600_000), values: WAVE }),
  "dark-series-with-gap": lineChart({
    title: "Load",
    theme: "dark",
    smooth: true,
    hidden: ["idle"],
    width: 480,
    height: 260,
  })
    .add("user", { times: times(8, 60_000), values: WAVE })
    .add("idle", { times: times(8, 60_000), values: WAVE.map((value) => 90 - value) })
    .add("system", { times: times(8, 60_000), values: [1, 2, null, 3, null, 4, 5, 4] }),
  ordinal: lineChart({
    xAxis: "ordinal",
    curve: "step",
    theme: "light",
    width: 480,
    height: 200,
  }).add(
    "Orders",
    ["Mon", "Tue", "Wed", "Thu", "Fri"].map((label, x) => ({ x, y: WAVE[x] ?? 0, label })),
  ),
  "live-full": lineChart({
    variant: "live",
    title: "Live Sensor Data",
    grid: true,
    smooth: true,
    theme: "light",
    window: { points: 10 },
    everyMs: 2000,
  }).add("Sensor", {
    times: times(24, 2000),
    values: times(24, 1).map((_, i) => WAVE[(i * 5) % WAVE.length] ?? 0),
  }),
  empty: lineChart({
    variant: "live",
    title: "Nothing yet",
    theme: "light",
    width: 320,
    height: 200,
  }),
};

test.for(Object.keys(CHARTS))("lineChart().render() draws %s as it was looked at", async (name) => {
  const svg = CHARTS[name]?.render() ?? "";
  expect(readSvg(svg)[0]?.name).toBe("svg");
  await expect(svg).toMatchFileSnapshot(`./${name}.svg`);
});
