import type { Settings } from "../options/settings.ts";
import { positiveExtent } from "../scales/log-scale.ts";
import { NO_REFERENCE_MARKS } from "./axes/reference-marks.ts";
import type { ChartLayout } from "./chart-layout.ts";
import { isFixedAxis } from "./fixed-axis.ts";
import type { Layer } from "./mark-type.ts";

/**
 * What a chart without values says in their place.
 *
 * @param series all of them, with what is hidden.
 */
export function emptyText(
  series: readonly { hidden: boolean }[],
  { empty, variant, xRange }: Pick<Settings, "empty" | "variant" | "xRange">,
): string {
  if (empty !== undefined) return empty;
  if (series.length > 0 && series.every(({ hidden }) => hidden)) return ALL_HIDDEN;
  if (xRange !== undefined) return "No data in this range";
  return variant === "live" ? "Waiting for data" : "No data";
}

const ALL_HIDDEN = "All series are hidden";

/**
 * Takes out of a chart without values what would look like data: numbers on an axis without given
 * ends, and reference marks, for which there may be no axis. Names, moments of points without a
 * value, and fixed ends are true, and stay.
 */
export function clearInventedParts(layout: ChartLayout, layers: Layer[], settings: Settings): void {
  const { x, y, y2 } = layout;
  const { horizontal } = settings;
  const isFixed = isFixedAxis(settings.y);
  const isKnown = settings.xRange !== undefined || hasKnownXs(layers, layout);
  if (!(horizontal ? isFixed : isKnown)) layout.x = { ...x, ticks: NO_TICKS };
  if (!isFixed && y.kind !== "band") layout.y = { ...y, ticks: [] };
  if (y2 !== undefined && !isFixedAxis(settings.y2)) layout.y2 = { ...y2, ticks: [] };
  layout.guides = NO_REFERENCE_MARKS;
}

// One list, as some parts of a drawing are reused for as long as it is the same.
const NO_TICKS: ChartLayout["x"]["ticks"] = [];

function hasKnownXs(layers: readonly Layer[], { x: { kind } }: ChartLayout): boolean {
  return layers.some(({ series: { xs } }) =>
    kind === "log" ? positiveExtent(xs) !== undefined : xs.length > 0,
  );
}
