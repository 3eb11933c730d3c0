import { slidingLines } from "../points.js";
import { hasLines } from "../svg/checks.js";

const chart = { title: "Vibration", width: 800, height: 400 };
const names = ["Axis X"];

// More points than pixels: a reduced line must still have a vertex for each pixel column.
const PIXEL_COLUMNS = 700;

export const fiveThousand = manyPoints({ name: "5000-points", points: 5000, windows: 16 });
export const hundredThousand = manyPoints({ name: "100000-points", points: 100_000, windows: 3 });

// Straight lines: smoothing shows nothing with several points per pixel.
function manyPoints({ name, points, windows }) {
  return {
    name,
    heading: `One line of ${points.toLocaleString("en-US")} points`,
    kind: "lines",
    chart: { ...chart, names, smooth: false, live: { points } },
    windows,
    data: slidingLines({ names, points }),
    missing: hasLines({ ...chart, names: [], lines: 1, vertices: PIXEL_COLUMNS }),
    goals: { plotcast: 50 },
  };
}
