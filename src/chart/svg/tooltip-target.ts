import type { ChartLayout } from "../layout/layout-chart.ts";
import { type Ink, put, putPixels } from "../base/byte-writer.ts";

/** What calls a tooltip: a hairline through its point, and a broad pale stroke around. */
export function putCaller(
  ink: Ink,
  { places, reach, plot }: ChartLayout,
  place: number,
  attributes: string,
): void {
  const xs = places!.xs;
  put(ink, '<svg x="');
  putPixels(ink, xs[place]!);
  const wide = isUsual(xs, place, reach) ? "" : wideCaller(xs, place, reach, plot.height);
  // What comes first gets the ring of the focus.
  if (attributes !== "") return put(ink, `"${attributes}>${wide}<rect/>`);
  put(ink, '"><rect/>');
  if (wide !== "") put(ink, wide);
}

/** Whether the neighbours of a place lie about as far away as is usual. */
export function isUsual(xs: number[], place: number, usual: number): boolean {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  return Math.abs(before - usual) <= usual / 4 && Math.abs(after - usual) <= usual / 4;
}

/** Where neighbours lie otherwise: the stretch up to halfway between. */
export function wideCaller(xs: number[], place: number, usual: number, height: number): string {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  const left = Math.round(-before / 2);
  const width = Math.round((before + after) / 2);
  return `<path class="hr" d="M${left} 0h${width}v${height}h${-width}z"/>`;
}
