/**
 * Advance widths of U+0020 to U+007E in thousandths of an em, after the font metrics that Helvetica,
 * Arial and Liberation Sans share (Adobe Core 14 AFM, Helvetica).
 */
const ASCII_WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

// Other system fonts run wider than Helvetica; a label that is given too much room looks better
// than one that is given too little.
const SLACK = 1.1;
const BOLD_SLACK = 1.18;
const OTHER_LETTER = 640;
const WIDE_LETTER = 1050;
const FIRST_WIDE = 0x1100;

/** The estimated width of a text in pixels at a font size in pixels, without a browser. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let thousandths = 0;
  for (let i = 0; i < text.length; i++) thousandths += widthOfUnit(text.charCodeAt(i));
  return (thousandths / 1000) * fontSize * (bold ? BOLD_SLACK : SLACK);
}

function widthOfUnit(unit: number): number {
  if (unit < FIRST_WIDE) return ASCII_WIDTHS[unit - 32] ?? OTHER_LETTER;
  // Each half of a surrogate pair counts half a wide letter.
  return unit >= 0xd800 && unit < 0xe000 ? WIDE_LETTER / 2 : WIDE_LETTER;
}

/** The text, cut with an ellipsis where it is wider than `room` pixels. */
export function fitText(text: string, room: number, fontSize: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, fontSize, bold) > room) {
    letters.length -= Math.max(1, letters.length >> 4);
  }
  return `${letters.join("")}…`;
}
