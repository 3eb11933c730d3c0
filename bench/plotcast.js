import { lineChart } from "../dist/plotcast.js";
import { chart } from "./chart.js";
import { EVERY_MS } from "./points.js";

// The frame that a live view sends: hover labels, and a window that slides.
export async function prepareLive({ columns = false } = {}) {
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

// From nothing each time, as `render` always does: no drawing profits from the one before it.
function contender(fromColumns, decorationFor) {
  const { title, series, width, height } = chart;
  const options = { title, width, height, grid: true, smooth: true };
  return {
    draw(points, columns) {
      return lineChart({ ...options, ...decorationFor(points) })
        .add(series, fromColumns ? columns : points)
        .render();
    },
    close() {},
  };
}
