// In order: ESC [ … letter (colours, cursor), ESC ] … BEL or ESC \ (window titles), ESC and one more.
const ESCAPE_SEQUENCES =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-Z\\^-~]/g;

/** Line breaks within a line, such as the CR of a progress meter. */
const BREAKS = /[\r\v\f\u0085\u2028\u2029]/g;

/** All other control characters except the tab, and the byte order mark. */
const CONTROLS = /(?!\t)[\p{Cc}\ufeff]/gu;

/** Spaces between the thousands of a number: no-break, narrow no-break and thin ones. */
const THOUSANDS = /(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/g;

/** Removes colours, cursor moves and control characters from a line of text, and spaces from numbers. */
export function plainText(line: string): string {
  return line
    .replace(ESCAPE_SEQUENCES, "")
    .replace(BREAKS, " ")
    .replace(CONTROLS, "")
    .replace(THOUSANDS, "");
}
