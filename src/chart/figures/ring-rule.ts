/** The rule of rings: the slices of a donut and the arcs of a gauge. @param width in pixels. */
export function ringRule(width: number): string {
  return `& .e{stroke:currentColor;stroke-width:${Math.round(width)}}`;
}
