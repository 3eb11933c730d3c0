import { escapeXml } from "../format/text/escape.ts";

/** The whole of a text that is cut, as the element that shows it to the pointer; else nothing. */
export function wholeText(whole: string | undefined): string {
  return whole === undefined ? "" : `<title>${escapeXml(whole)}</title>`;
}
