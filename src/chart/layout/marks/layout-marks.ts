import { extent, joinAllExtents } from "../../data/extent.ts";
import type { Settings } from "../../options/settings.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { LayoutCache } from "../layout-cache.ts";
import type { MarkBase, MarkLayout } from "../mark-layout.ts";
import type { Bandwidth, Layer, PlotContext } from "../mark-type.ts";
import { computeBandwidths } from "./bandwidth.ts";
import { layoutPoints } from "./layout-points.ts";

/** Lays out the marks of all layers. */
export function layoutMarks(layers: Layer[], plot: PlotContext, cache: LayoutCache): MarkLayout[] {
  const bands = computeBandwidths(layers, bandGap(plot));
  const marks = layers.map((layer, i) => layoutMark(layer, i, { plot, band: bands?.[i], cache }));
  for (const type of new Set(layers.map((layer) => layer.type))) type.settle(marks, layers, plot);
  return marks;
}

/** Collects what all marks of a chart share. */
export function createPlotContext(
  layers: Layer[],
  x: XScale,
  { margins, shadeDomain }: AxesLayout,
  { decimals, cycle }: Pick<PlotContext, "decimals" | "cycle">,
  { horizontal, reduce, y }: Settings,
): PlotContext {
  const sizes = joinAllExtents(
    layers.map(({ series }) => series.fields?.size && extent(series.fields.size)),
  );
  return {
    x,
    y: margins.y.scale,
    y2: margins.y2?.scale,
    decimals,
    shadeDomain,
    shadeScale: y.scale,
    maxSize: sizes?.[1] ?? 0,
    horizontal,
    reduce,
    cycle,
  };
}

/** Pixels between neighbouring bands. */
function bandGap({ x, y, horizontal }: PlotContext): number {
  return horizontal ? Math.abs(y.perUnit) : x.gap;
}

/** What one mark is laid out with. */
interface LayoutContext {
  plot: PlotContext;
  band: Bandwidth | undefined;
  cache: LayoutCache;
}

function layoutMark(layer: Layer, index: number, context: LayoutContext): MarkLayout {
  const { plot, band } = context;
  const y = layer.mark.axis === "y2" && plot.y2 !== undefined ? plot.y2 : plot.y;
  const points = layoutPoints(layer, y, plot, createPlace(layer, index, y, context));
  const decimals = points.reduced ? 0 : plot.decimals;
  return layer.type.layout(points, layer, { plot, y, decimals, band });
}

/** What gives a sliding mark its positions. Only a stream of points can reuse them. */
function createPlace(
  layer: Layer,
  index: number,
  y: Scale,
  { plot, cache: { streaming, scrolls } }: LayoutContext,
) {
  if (streaming === undefined || layer.series.streamId === undefined) return undefined;
  const scroll = (scrolls[index] ??= streaming.createScroll());
  return (points: MarkBase, to: number) =>
    streaming.placePoints(points, layer, to, y, plot, scroll);
}
