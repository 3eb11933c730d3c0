/** The minus of every label, in all locales. */
export const MINUS = "\u2212";

/** Between a number and its unit: no line breaks there, and every font has it. */
export const NO_BREAK_SPACE = "\u00a0";

/** Where a text is cut. */
export const ELLIPSIS = "…";
