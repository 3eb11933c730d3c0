import { createLive } from "../dist/entries/live.js";
import { EVERY_MS } from "./points.js";

const { lineChart, barChart, heatMap } = await import("../dist/entries/plotcast.js");

// The kinds that plotcast draws. Others have no row of plotcast in their table.
export const IS_DRAWN = { lines: true, bars: true, heatMap: true };

const KINDS = {
  lines: ({ smooth, timeFormat, yFormat }, more) =>
    lineChart({ grid: true, smooth, timeFormat, yFormat, ...more }),
  bars: (_, more) => barChart({ grid: true, ...more }),
  heatMap: (_, more) => heatMap(more),
};

// Drawn from nothing: options checked, points read, everything written.
export async function prepare({ kind, chart }) {
  return fromNothing(kind, chart, { variant: "static" });
}

// A live frame, drawn from nothing.
export async function prepareFrame({ kind, chart }) {
  const window = chart.live;
  return fromNothing(kind, chart, { variant: "live", tooltips: true, window, everyMs: EVERY_MS });
}

// The same frame after a push: goes on from the last frame as the window slides.
export async function prepareLive({ chart }) {
  const { title, width, height, smooth, live: window, names } = chart;
  const live = createLive({ window, everyMs: EVERY_MS });
  live.addChart("bench", { title, width, height, grid: true, smooth, tooltips: true });
  let time;
  const push = (values) => {
    live.push("bench", values, time);
    time += EVERY_MS;
  };
  return {
    prepareData: (series) => ({ time: series[0].points[0].time, rows: rowsOf(series) }),
    draw(data) {
      // The windows repeat, but time never goes back.
      if (time === undefined) {
        time = data.time;
        for (const values of data.rows.slice(0, -1)) push(values);
      }
      push(data.rows.at(-1));
      return live.draw("bench");
    },
  };
  function rowsOf(series) {
    return series[0].points.map((_, index) =>
      Object.fromEntries(names.map((name, of) => [name, series[of].points[index].y])),
    );
  }
}

function fromNothing(kind, { title, width, height, ...chart }, decoration) {
  const chartFor = KINDS[kind];
  return {
    prepareData: kind === "lines" ? (series) => series.map(asColumnsIfMany) : (series) => series,
    draw(series) {
      const drawn = chartFor(chart, { title, width, height, ...decoration });
      for (const { name, points } of series) drawn.add(name, points);
      return drawn.render();
    },
  };
}

// Many points come as columns, few as objects.
function asColumnsIfMany({ name, points }) {
  if (points.length < 1000) return { name, points };
  return {
    name,
    points: {
      times: Float64Array.from(points, ({ time }) => time),
      values: Float64Array.from(points, ({ y }) => y),
    },
  };
}
