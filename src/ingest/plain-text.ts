// In order: ESC [ … letter (colours, cursor), ESC ] … BEL or ESC \ (window titles), ESC and one more.
const ESCAPE_SEQUENCES =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-Z\\^-~]/g;

/** Line breaks that end no line here, such as the CR of a progress meter. */
const BREAKS = /[\r\v\f\u0085\u2028\u2029]/g;

/** Every other control character but the tab, and the byte order mark. */
const CONTROLS = /(?!\t)[\p{Cc}\ufeff]/gu;

/** A line of text as a person sees it: without colours, cursor moves and control characters. */
export function plainText(line: string): string {
  return line.replace(ESCAPE_SEQUENCES, "").replace(BREAKS, " ").replace(CONTROLS, "");
}
