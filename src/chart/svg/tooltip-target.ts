import type { ChartLayout } from "../layout/chart-layout.ts";
import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";

/** What calls a tooltip: a hairline through its point, and a broad pale stroke around. */
export function openTarget(
  out: ByteWriter,
  { places, reach, plot }: ChartLayout,
  place: number,
  attributes: string,
): void {
  const xs = places!.xs;
  put(out, '<svg x="');
  putPixels(out, xs[place]!);
  const wide = hasUsualWidth(xs, place, reach) ? "" : wideTarget(xs, place, reach, plot.height);
  // What comes first gets the ring of the focus.
  if (attributes !== "") return put(out, `"${attributes}>${wide}<rect/>`);
  put(out, '"><rect/>');
  if (wide !== "") put(out, wide);
}

/** Whether the neighbours of a place lie about as far away as is usual. */
export function hasUsualWidth(xs: number[], place: number, usual: number): boolean {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  return Math.abs(before - usual) <= usual / 4 && Math.abs(after - usual) <= usual / 4;
}

/** Where neighbours lie otherwise: the stretch up to halfway between. */
export function wideTarget(xs: number[], place: number, usual: number, height: number): string {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  const left = Math.round(-before / 2);
  const width = Math.round((before + after) / 2);
  return `<path class="hr" d="M${left} 0h${width}v${height}h${-width}z"/>`;
}
