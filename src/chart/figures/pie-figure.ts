import type { FigureType } from "./figure-type.ts";
import { layoutPie, type PieLayout } from "./pie.ts";
import { canHighlightSlices, drawPie, pieRules } from "./pie-svg.ts";

/** Pies and donuts. */
export const pieFigure: FigureType<PieLayout> = {
  layout: layoutPie,
  draw: drawPie,
  rules: pieRules,
  parts: ({ slices }) => slices,
  hasTones: () => false,
  describe: ({ slices }) => slices.map(({ whole, texts }) => `${whole}: ${texts.join(", ")}.`),
  hasTooltips: true,
  canFocus: canHighlightSlices,
};
