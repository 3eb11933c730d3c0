import { byteLiteral, writeLiteral } from "../base/byte-literal.ts";
import { ensureCapacity, writeInteger, writePixels, writeText } from "../base/byte-writer.ts";
import { MAX_ESCAPED_BYTES, writeEscaped } from "../format/text/write-escaped.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { shownLayer } from "../layout/layer.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { boxHeight, boxTop, clampTop, ROW_HEIGHT } from "../layout/tooltip-area.ts";
import { pointHead } from "../layout/tooltip-content.ts";
import type { TooltipFrame } from "../layout/tooltip-frame.ts";
import { fitHeads, fitRow } from "../layout/tooltip-text.ts";
import { layerLabels } from "../layout/value-text.ts";
import type { Settings } from "../options/settings.ts";
import { hasEvenNeighbors, type TooltipWriter, unevenStretch } from "./tooltip-target.ts";

const OPEN = byteLiteral('<svg x="');
const HAIRLINE = byteLiteral('"><rect/>');
const OPEN_BOX = byteLiteral('<svg y="');
const RECT = byteLiteral('"><rect/><text>');
const RECT_OF_HEIGHT = byteLiteral('"><rect height="');
const TEXT = byteLiteral('"/><text>');
const NEXT_TEXT = byteLiteral("</text><text>");
const NEXT_LINE = byteLiteral(`<tspan x="0" dy="${ROW_HEIGHT}">`);
const CLOSE_LINE = byteLiteral("</tspan>");
const CLOSE = byteLiteral("</text></svg></svg>");

/** The capacity that one tooltip needs besides its texts. */
const MAX_TOOLTIP_BYTES = 480;

/**
 * Creates the writer of tooltips that say a time, perhaps a label, and a single value, in the words of
 * formats of the user. It takes a third of the time of one that puts strings together.
 */
export function plainTooltipWriter(
  laidOut: LaidOut,
  frame: TooltipFrame,
  mark: MarkLayout,
  m: number,
  settings: Settings,
): TooltipWriter {
  const { layout, layers, axes } = laidOut;
  const { names, bounds, height: commonHeight, area, areBeside } = frame;
  const layer = layers[m]!;
  const { labels } = layer.series;
  const { ys: values } = shownLayer(layer).series;
  const { value: valueLabel } = layerLabels(layer, axes);
  const xs = layout.places!.xs;
  const points = layout.places!.points[m]!;
  const { reach, plot } = layout;
  return (out, place) => {
    const position = points[place]!;
    const point = pointAt(mark, position);
    const heads = fitHeads(pointHead(laidOut, m, point), labels?.[point] ?? "", bounds, settings);
    const row = fitRow(names[m]!, valueLabel(values[point]!), bounds.textWidth, settings);
    let length = row.length;
    for (const head of heads) length += head.length;
    ensureCapacity(out, MAX_TOOLTIP_BYTES + MAX_ESCAPED_BYTES * length);
    const { bytes, view } = out;
    let at = writeLiteral(view, out.offset, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    at = writeLiteral(view, at, HAIRLINE);
    if (!hasEvenNeighbors(xs, place, reach))
      at = writeText(bytes, at, unevenStretch(xs, place, reach, plot.height));
    at = writeLiteral(view, at, OPEN_BOX);
    const height = boxHeight(heads.length + 1);
    const y = mark.ys[position]!;
    const top = Number.isNaN(y) ? clampTop(0, height, area) : boxTop(y, height, area, areBeside);
    at = Number.isInteger(top) ? writeInteger(bytes, at, top) : writeText(bytes, at, String(top));
    if (commonHeight !== undefined) at = writeLiteral(view, at, RECT);
    else {
      at = writeInteger(bytes, writeLiteral(view, at, RECT_OF_HEIGHT), height);
      at = writeLiteral(view, at, TEXT);
    }
    for (let line = 0; line < heads.length; line++) {
      if (line === 1) at = writeLiteral(view, at, NEXT_TEXT);
      at = writeEscaped(bytes, at, heads[line]!);
    }
    const isThird = heads.length === 2;
    if (heads.length > 0) at = writeLiteral(view, at, isThird ? NEXT_LINE : NEXT_TEXT);
    at = writeEscaped(bytes, at, row);
    if (isThird) at = writeLiteral(view, at, CLOSE_LINE);
    out.offset = writeLiteral(view, at, CLOSE);
  };
}
