// Style rules that several kinds of marks, or figures, share.

export const LINE_RULE = "& .l{stroke:currentColor;stroke-width:2}";
export const DOT_RULE = "& .d{stroke:currentColor;stroke-width:6;stroke-linecap:round}";
export const DASHED_RULE = "& .z{stroke-dasharray:6 4}";
export const AREA_RULE = "& .a{fill:currentColor;opacity:.2}";

/** The rule of marks that are strokes as wide as the mark. */
export function strokeRule(name: string, width: number): string {
  return `& .${name}{stroke:currentColor;stroke-width:${roundWidth(width)}}`;
}

export function roundWidth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
