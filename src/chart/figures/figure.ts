import type { Settings } from "../options/settings.ts";
import type { GaugesLayout } from "./gauge-layout.ts";
import type { PieLayout } from "./pie.ts";
import type { StatLayout } from "./stat.ts";

/** The layout of a chart without axes, as plain numbers and texts. */
export type FigureLayout = PieLayout | GaugesLayout | StatLayout;

const FIGURES: ReadonlySet<string> = new Set(["pie", "donut", "gauge", "stat"]);

/** Whether a chart of this type has no axes: it shows the last value of each series. */
export function isFigure(type: Settings["type"]): boolean {
  return FIGURES.has(type);
}
