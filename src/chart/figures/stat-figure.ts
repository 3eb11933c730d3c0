import { type FigureType, layoutInFrame } from "./figure-type.ts";
import { drawTiles, statRules } from "./stat-svg.ts";
import { layoutStat, type StatLayout } from "./stat.ts";

/** Stats: a tile for each series. */
export const statFigure: FigureType<StatLayout> = {
  layout: (latest, settings, context) =>
    layoutInFrame(latest, settings, (box) => layoutStat(latest, box, context)),
  draw: (out, figure, _legend, settings) => drawTiles(out, figure, settings),
  rules: statRules,
  parts: ({ tiles }) => tiles,
  hasTones: ({ tiles }) =>
    tiles.some(({ tone, change }) => tone !== undefined || change !== undefined),
  describe({ tiles, more }) {
    const sentences = tiles.map(
      ({ name, text, change }) =>
        `${name}: ${text}${change === undefined ? "" : `, ${change.text}`}.`,
    );
    const others = more?.values ?? [];
    return [...sentences, ...others.map(({ name, text }) => `${name}: ${text}.`)];
  },
  hasTooltips: false,
  canFocus: () => false,
};
