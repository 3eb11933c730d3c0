import { type FigureType, layoutInFrame } from "./figure-type.ts";
import type { GaugesLayout } from "./gauge-layout.ts";
import { drawGauges, gaugeRules } from "./gauge-svg.ts";
import { layoutGauges } from "./gauge.ts";

/** Gauges: a dial for each series. */
export const gaugeFigure: FigureType<GaugesLayout> = {
  layout: (latest, settings) =>
    layoutInFrame(latest, settings, (box) => layoutGauges(latest, box, settings)),
  draw: (out, figure, _legend, settings) => drawGauges(out, figure, settings),
  rules: gaugeRules,
  parts: ({ gauges }) => gauges,
  hasTones: ({ zones }) => zones.length > 0,
  describe({ low, high, gauges, more }) {
    const bounds = low === "" ? "" : `, from ${low} to ${high}`;
    const dials = [...gauges, ...(more?.values ?? [])];
    return dials.map(({ name, text }) => `${name}: ${text}${bounds}.`);
  },
  hasTooltips: false,
  canFocus: () => false,
};
