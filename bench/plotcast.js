import { createLive } from "../dist/live.js";
import { lineChart } from "../dist/plotcast.js";
import { chart } from "./chart.js";
import { EVERY_MS } from "./points.js";

const { title, series, width, height } = chart;
const options = { title, width, height, grid: true, smooth: true };

// The frame that a live view sends: each time a point came, and the window slid on.
export async function prepareLive() {
  const live = createLive({ window: { points: 30 }, everyMs: EVERY_MS });
  live.addChart("sensor", { ...options, tooltips: true });
  let time;
  const push = (y) => {
    live.push("sensor", { [series]: y }, time);
    time += EVERY_MS;
  };
  return {
    draw(points) {
      // Time never goes back: the windows come round again, but their points go on.
      if (time === undefined) {
        time = points[0].time;
        for (const { y } of points.slice(0, -1)) push(y);
      }
      push(points.at(-1).y);
      return live.draw("sensor");
    },
    close: () => live.close(),
  };
}

// The same frame from nothing: options checked, points read, all of it written anew.
export async function prepareFrame({ columns = false } = {}) {
  return contender(columns, ({ length }) => ({
    variant: "live",
    tooltips: true,
    window: { points: length },
    everyMs: EVERY_MS,
  }));
}

export async function prepareStatic({ columns = false } = {}) {
  return contender(columns, () => ({ variant: "static" }));
}

function contender(fromColumns, decorationFor) {
  return {
    draw(points, columns) {
      return lineChart({ ...options, ...decorationFor(points) })
        .add(series, fromColumns ? columns : points)
        .render();
    },
    close() {},
  };
}
