import * as plotcast from "./plotcast.js";
import * as echarts from "./rivals/echarts.js";
import * as plot from "./rivals/plot.js";
import * as tanstack from "./rivals/tanstack.js";
import * as vega from "./rivals/vega.js";

// The first of each list is the one that the others are compared with.

const withFewPoints = [
  { name: "plotcast live frame", tooltips: true, prepare: () => plotcast.prepareLive() },
  { name: "plotcast, from nothing", tooltips: true, prepare: () => plotcast.prepareFrame() },
  { name: "plotcast static", tooltips: false, prepare: () => plotcast.prepareStatic() },
  {
    name: plot.nameWithTooltips,
    tooltips: true,
    prepare: () => plot.prepare({ tooltips: true }),
  },
  ...rivalsWithoutTooltips(),
];

// None has tooltips here but plotcast's live frame: in Plot they would be one element per point,
// which nobody would do with 100,000 of them.
const withManyPoints = [
  {
    name: "plotcast, from nothing",
    tooltips: true,
    prepare: () => plotcast.prepareFrame({ columns: true }),
  },
  {
    name: "plotcast static",
    tooltips: false,
    prepare: () => plotcast.prepareStatic({ columns: true }),
  },
  ...rivalsWithoutTooltips(),
];

export const lists = { few: withFewPoints, many: withManyPoints };

function rivalsWithoutTooltips() {
  return [
    { name: tanstack.name, prepare: tanstack.prepare },
    { name: vega.name, prepare: vega.prepare },
    { name: plot.name, prepare: plot.prepare },
    { name: echarts.nameOfKept, prepare: echarts.prepareKept },
    { name: echarts.name, prepare: echarts.prepare },
  ].map((rival) => ({ ...rival, tooltips: false }));
}
