import type { ChartLayout } from "../layout/chart-layout.ts";
import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";

/** Writes the tooltip at one of the layout's places. */
export type TooltipWriter = (out: ByteWriter, place: number) => void;

/**
 * Opens the element of a tooltip, with its hit area: a hairline at an x that has a broad pale stroke.
 * With uneven neighbours, a path takes the stroke's place.
 */
export function openHitStretch(
  out: ByteWriter,
  { places, reach, plot }: ChartLayout,
  place: number,
  attributes: string,
): void {
  const xs = places!.xs;
  put(out, '<svg x="');
  putPixels(out, xs[place]!);
  const path = hasEvenNeighbors(xs, place, reach)
    ? ""
    : unevenStretch(xs, place, reach, plot.height);
  // The first child gets the focus ring, so a tab stop has its path first.
  if (attributes !== "") return put(out, `"${attributes}>${path}<rect/>`);
  put(out, '"><rect/>');
  if (path !== "") put(out, path);
}

/** Whether the neighbours of an x are about as far away as usual. */
export function hasEvenNeighbors(xs: number[], place: number, usual: number): boolean {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  return Math.abs(before - usual) <= usual / 4 && Math.abs(after - usual) <= usual / 4;
}

/** A hit area that reaches halfway to both neighbours of an x. */
export function unevenStretch(xs: number[], place: number, usual: number, height: number): string {
  const at = xs[place]!;
  const before = place === 0 ? usual : at - xs[place - 1]!;
  const after = place === xs.length - 1 ? usual : xs[place + 1]! - at;
  const left = Math.round(-before / 2);
  const width = Math.round((before + after) / 2);
  return `<path class="hr" d="M${left} 0h${width}v${height}h${-width}z"/>`;
}
