import { groupedBars } from "./cases/grouped-bars.js";
import { heatMap } from "./cases/heat-map.js";
import { liveFrame } from "./cases/live-frame.js";
import { fiveThousand, hundredThousand } from "./cases/many-points.js";
import { threeLines } from "./cases/three-lines.js";

// A case: what is drawn (`chart`, of a `kind`), from which data, what must be in the picture for it
// to count as drawn, and how many times faster than ECharts each row of ours should be.
export const cases = [liveFrame, threeLines, fiveThousand, hundredThousand, groupedBars, heatMap];
