import { type Finish, put, write } from "../base/byte-writer.ts";
import { legendMark } from "./legend-mark.ts";
import type { Settings } from "../options/settings.ts";
import { hiddenUnlessDescribed } from "../svg/aria.ts";
import { drawText, legendItem } from "../svg/axes-svg.ts";
import { openRoot } from "../svg/root.ts";
import { hatches } from "../svg/shapes.ts";
import { describeFigure } from "./describe-figure.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import { createFigureStyle } from "./figure-style.ts";

/** Renders a figure as SVG. What stays comes first, then what follows the values. */
export function renderFigure<T>(laidOut: LaidOutFigure, settings: Settings, finish: Finish<T>): T {
  const { type, layout, latest, figure, more } = laidOut;
  const style = createFigureStyle(laidOut, settings);
  const canFocus = figure !== undefined && type.canFocus(settings);
  return write((out) => {
    openRoot(out, layout, style, latest, settings);
    if (settings.distinguish === "shape") {
      put(out, hatches(new Set(latest.map(({ index }) => index)), style.scope, settings));
    }
    drawText(out, layout.title, "t", hiddenUnlessDescribed(settings));
    drawText(out, layout.note, "m ae");
    drawText(out, more, "m");
    for (const item of layout.legend) put(out, legendItem(item, legendMark, canFocus, settings));
    if (figure !== undefined) type.draw(out, figure, layout.legend, settings);
    drawText(out, layout.empty, "m am");
    describeFigure(out, laidOut, settings);
    put(out, "</svg>");
  }, finish);
}
