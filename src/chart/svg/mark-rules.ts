// Style rules that several kinds of marks and figures share. & stands for the chart's scope.

export const LINE_RULE = "& .l{stroke:currentColor;stroke-width:2}";
export const DOT_RULE = "& .d{stroke:currentColor;stroke-width:6;stroke-linecap:round}";
export const DASHED_RULE = "& .z{stroke-dasharray:6 4}";
/** It wins over the dashes that distinguish series. */
export const DOTTED_RULE = "& .l.zt.zt{stroke-dasharray:2 3}";
export const AREA_RULE = "& .a{fill:currentColor;opacity:.2}";

/** A thinner stroke cannot be seen, in pixels. */
const MIN_STROKE = 0.5;

/** The rule of a class that is drawn as strokes of this width, in pixels. */
export function strokeRule(className: string, width: number): string {
  const visible = Math.max(MIN_STROKE, width);
  return `& .${className}{stroke:currentColor;stroke-width:${roundWidth(visible)}}`;
}

/** A stroke width with at most one decimal. */
export function roundWidth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
