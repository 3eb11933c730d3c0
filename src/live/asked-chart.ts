import { MAX_SIZE, MIN_SIZE, SIZE_STEPS } from "../limits.ts";

/** A chart as a viewer asks for it: by its name, perhaps with a size of its own. */
export interface AskedChart {
  chart: string;
  /** In pixels. */
  size: { width?: number; height?: number };
}

const WITH_SIZE = /^(.+)@(\d{1,5})(?:x(\d{1,5}))?$/s;

/**
 * Reads `cpu`, `cpu@400` or `cpu@400x260`. Sizes are rounded down to steps of 40 and 20 pixels, so
 * that viewers whose places are about as large share their drawings.
 *
 * @param isChart whether a chart has this name, which may itself end like a size.
 */
export function readAskedChart(text: string, isChart: (name: string) => boolean): AskedChart {
  const [, chart, width, height] = isChart(text) ? [] : (WITH_SIZE.exec(text) ?? []);
  if (chart === undefined) return { chart: text, size: {} };
  const size: AskedChart["size"] = { width: roundSize("width", Number(width)) };
  if (height !== undefined) size.height = roundSize("height", Number(height));
  return { chart, size };
}

function roundSize(side: "width" | "height", pixels: number): number {
  const step = SIZE_STEPS[side];
  const whole = Math.floor(pixels / step) * step;
  return Math.max(MIN_SIZE[side], Math.min(MAX_SIZE[side], whole));
}
