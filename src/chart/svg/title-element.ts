import { escapeXml } from "../format/text/escape.ts";

/** A text as the element that browsers show beside the pointer; without a text, nothing. */
export function titleElement(text: string | undefined): string {
  return text === undefined ? "" : `<title>${escapeXml(text)}</title>`;
}

/** What stands in a text's element. @param whole the text, where `shown` is cut. */
export function textContent(shown: string, whole: string | undefined): string {
  return titleElement(whole) + escapeXml(shown);
}
