import type { MarkBase } from "../mark-layout.ts";
import type { Layer, MarkContext } from "../mark-type.ts";
import { scaleXs, scaleYs } from "./apply-scale.ts";

/**
 * Gives a mark that connects its points a dot for each point with a colour of its own: a line has one
 * colour. Also points that a reduced mark does not draw have theirs.
 */
export function addColorDots(mark: MarkBase, layer: Layer, context: MarkContext): void {
  const { colors, fields, xs } = layer.series;
  if (colors === undefined || mark.hidden) return;
  const points: number[] = [];
  for (let i = mark.first; i < xs.length; i++) if (colors[i] !== undefined) points.push(i);
  if (points.length === 0) return;
  const { plot, y, decimals } = context;
  const places = new Map<string, [number, number][]>();
  const xPixels = scaleXs(layer, points, 0, plot.x, decimals);
  // Where a range has no line, the dots are at its edges.
  const columns = [layer.y1, fields?.low, fields?.high].filter((column) => column !== undefined);
  const pixels = columns.map((column) => scaleYs(column, points, 0, y, decimals));
  for (const [k, point] of points.entries()) {
    const ys = pixels.map((column) => column[k]!).filter((py) => !Number.isNaN(py));
    const color = colors[point]!;
    const own = places.get(color) ?? [];
    if (own.length === 0) places.set(color, own);
    const shown = Number.isNaN(layer.y1[point]!) ? ys : ys.slice(0, 1);
    for (const py of shown) own.push([xPixels[k]!, py]);
  }
  mark.colorDots = places;
}
