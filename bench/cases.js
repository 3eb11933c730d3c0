import { fromNothing } from "./cases/from-nothing.js";
import { groupedBars } from "./cases/grouped-bars.js";
import { heatMap } from "./cases/heat-map.js";
import { liveFrame } from "./cases/live-frame.js";
import { fiveThousand, hundredThousand } from "./cases/many-points.js";
import { threeLines } from "./cases/three-lines.js";

// A case names the chart and its kind, its data, what a picture must contain to count as drawn, and
// how many times faster than ECharts each row of plotcast should be.
export const cases = [
  liveFrame,
  fromNothing,
  threeLines,
  fiveThousand,
  hundredThousand,
  groupedBars,
  heatMap,
];
