import type { Layer } from "../mark-type.ts";
import type { MarkLayout } from "../mark-layout.ts";
import type { MarkFrame } from "../mark-type.ts";
import type { Bandwidth } from "./../mark-type.ts";
import { layoutPoints } from "./layout-points.ts";
import type { ScrollCache } from "./scroll-cache.ts";

/** Where the marks of a layer lie. */
export function layoutMark(
  layer: Layer,
  band: Bandwidth | undefined,
  frame: MarkFrame,
  scroll?: ScrollCache,
): MarkLayout {
  const y = layer.mark.axis === "y2" && frame.y2 !== undefined ? frame.y2 : frame.y;
  const points = layoutPoints(layer, y, frame, scroll);
  const decimals = points.reduced ? 0 : frame.decimals;
  return layer.type.layout(points, layer, { frame, y, decimals, band });
}
