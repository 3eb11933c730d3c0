import { IS_DRAWN } from "./plotcast.js";
import { readVersion } from "./rivals/version.js";

const plot = `Observable Plot ${readVersion("@observablehq/plot")}, jsdom ${readVersion("jsdom")}`;
export const ECHARTS = `ECharts ${readVersion("echarts")} SSR`;

// Each contender is loaded only in its own process, so that no heap holds the others.
const ours = () => import("./plotcast.js");
const toRival = (name) => () => import(`./rivals/${name}.js`);

const RIVALS = [
  { name: `TanStack Charts ${readVersion("@tanstack/charts")}`, load: toRival("tanstack") },
  { name: `Vega ${readVersion("vega")}`, load: toRival("vega") },
  { name: plot, load: toRival("plot") },
  { name: `${ECHARTS}, one instance kept`, load: toRival("echarts"), by: "prepareKept" },
];

const ECHARTS_ROW = { name: ECHARTS, load: toRival("echarts") };

const OURS_LIVE = [
  { name: "plotcast live frame", load: ours, by: "prepareLive", tooltips: true },
  { name: "plotcast live frame, from nothing", load: ours, by: "prepareFrame", tooltips: true },
  { name: "plotcast", load: ours },
  { name: `${plot}, <title>s`, load: toRival("plot"), by: "prepareWithTooltips", tooltips: true },
];

// No row for Plot with tooltips: thousands of points would be thousands of <title> elements.
const OURS = [
  { name: "plotcast", load: ours },
  { name: "plotcast live frame, from nothing", load: ours, by: "prepareFrame", tooltips: true },
];

const FROM_NOTHING = [
  { name: "plotcast, from nothing", load: ours, by: "prepareFrame", tooltips: true },
  ECHARTS_ROW,
];

// The contenders of a case. The others are compared with the first.
export function listContenders({ name, kind }) {
  if (name === "from-nothing") return FROM_NOTHING.map(withDefaults);
  const first = name === "live-frame" ? OURS_LIVE : kind === "lines" ? OURS : [OURS[0]];
  return [...(IS_DRAWN[kind] ? first : []), ...RIVALS, ECHARTS_ROW].map(withDefaults);
}

function withDefaults(contender) {
  return { by: "prepare", tooltips: false, ...contender };
}
