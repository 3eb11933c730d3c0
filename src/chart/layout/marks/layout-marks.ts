import { extent, joinAllExtents } from "../../data/extent.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { LayoutCache } from "../layout-cache.ts";
import type { MarkLayout } from "../mark-layout.ts";
import type { Bandwidth, Layer, PlotContext } from "../mark-type.ts";
import { computeBandwidths } from "./bandwidth.ts";
import { layoutPoints } from "./layout-points.ts";
import { createScrollCache, type ScrollCache } from "./scroll-cache.ts";

/** Lays out the marks of all layers. */
export function layoutMarks(
  layers: Layer[],
  plot: PlotContext,
  { scrolls }: LayoutCache,
): MarkLayout[] {
  const bands = computeBandwidths(layers, bandGap(plot));
  const marks = layers.map((layer, i) =>
    layoutMark(layer, bands?.[i], plot, findScroll(layer, i, scrolls)),
  );
  for (const type of new Set(layers.map((layer) => layer.type))) type.settle(marks, layers, plot);
  return marks;
}

/** Collects what all marks of a chart share. */
export function createPlotContext(
  layers: Layer[],
  x: XScale,
  { margins, shadeDomain }: AxesLayout,
  { decimals, cycle }: Pick<PlotContext, "decimals" | "cycle">,
  { horizontal, reduce }: Settings,
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

/** The cache of a sliding mark. Only a stream of points can reuse positions. */
function findScroll(
  { series }: Layer,
  index: number,
  scrolls: LayoutCache["scrolls"],
): ScrollCache | undefined {
  return series.streamId === undefined ? undefined : (scrolls[index] ??= createScrollCache());
}

function layoutMark(
  layer: Layer,
  band: Bandwidth | undefined,
  plot: PlotContext,
  scroll: ScrollCache | undefined,
): MarkLayout {
  const y = layer.mark.axis === "y2" && plot.y2 !== undefined ? plot.y2 : plot.y;
  const points = layoutPoints(layer, y, plot, scroll);
  const decimals = points.reduced ? 0 : plot.decimals;
  return layer.type.layout(points, layer, { plot, y, decimals, band });
}
