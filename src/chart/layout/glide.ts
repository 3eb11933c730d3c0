import { lastUpTo, newestX, rightEdge, spanStart } from "../data/window.ts";
import type { Settings } from "../options/settings.ts";
import type { XScale } from "../scales/x-scale.ts";
import { spanOptions } from "./axes/x-scale.ts";
import { hasBandwidth, measuredSeries } from "./layer.ts";
import type { Layer } from "./mark-type.ts";

/** A glide is measured in these parts of a cycle, so that its text seldom changes. */
export const GLIDE_PARTS = 4;

/** The longest glide: as far as two cycles, where one was missed. */
export const MAX_GLIDE = 2 * GLIDE_PARTS;

/** In pixels: the steps of a slower plot are too small to be seen. */
const MIN_CYCLE = 1;
/** As a share of the plot's width: a faster glide would be too fast to follow. */
const MAX_CYCLE = 0.5;

/** A glide may begin this much further back than the last frame ended, in parts and in pixels. */
const TOLERANCE = 0.15;
const MAX_BACK = 2;

/** Points this late, in cycles, still belong to the cycle before. */
const JITTER = 0.1;

/** How many pixels a chart glides in a cycle where points come in time; 0 where it does not glide. */
export function glideCycle(layers: readonly Layer[], scale: XScale, settings: Settings): number {
  const { glide, everyMs } = settings;
  if (glide === "never" || !scale.slides) return 0;
  if (glide === "lines" && !areLines(layers, scale)) return 0;
  const cycle = scale.kind === "ordinal" ? scale.gap : everyMs * scale.perUnit;
  const width = (scale.domain[1] - scale.domain[0]) * scale.perUnit;
  return cycle >= MIN_CYCLE && cycle <= MAX_CYCLE * width ? cycle : 0;
}

function areLines(layers: readonly Layer[], { kind }: XScale): boolean {
  return kind === "time" && layers.every((layer) => !hasBandwidth(layer));
}

/**
 * How far right of its place the plot begins, so that it goes on from where the last frame ended: in
 * parts of a cycle, rounded down, as a step ahead is less of a disturbance than one back.
 */
export function glideParts(
  layers: readonly Layer[],
  scale: XScale,
  cycle: number,
  settings: Settings,
): number {
  if (cycle === 0) return 0;
  const pixels = (scale.domain[0] - lastStart(layers, scale, settings)) * scale.perUnit;
  const tolerance = Math.min(TOLERANCE, (GLIDE_PARTS * MAX_BACK) / cycle);
  const parts = Math.floor((GLIDE_PARTS * pixels) / cycle + tolerance);
  return Math.max(0, Math.min(MAX_GLIDE, parts));
}

/** Where the domain of the last frame began. */
function lastStart(
  layers: readonly Layer[],
  { kind, domain, gap, perUnit }: XScale,
  settings: Settings,
) {
  const half = layers.some(hasBandwidth) ? gap / perUnit / 2 : 0;
  const length = domain[1] - domain[0] - 2 * half;
  // Events are drawn as they come, one by one.
  if (kind === "ordinal") return domain[0] > -half ? domain[0] - 1 : domain[0];
  const { everyMs, lastEdge } = settings;
  const options = spanOptions(kind, Math.round((domain[1] - domain[0]) * perUnit), settings);
  const series = layers.map(measuredSeries);
  const newest = newestX(series);
  const edge = rightEdge(newest, options);
  const byClock = edge > newest ? edge - everyMs : Number.NEGATIVE_INFINITY;
  const last = lastEdge ?? Math.max(byClock, lastUpTo(series, edge - (1 - JITTER) * everyMs));
  return spanStart(series, options.window, length, Math.min(last, edge)) - half;
}
