import { plainColors } from "./plain-colors.ts";

/** Tooltips hold elements and texts, but no groups; a text's own brackets are always escaped. */
const TOOLTIPS = /<g class="h[ "][^>]*>.*?<\/g>/gs;

/** A nested svg whose size is that of its viewBox. */
const NESTED = /<svg x="([^"]*)" viewBox="(\S+) (\S+) (\S+) ([^"]+)">/g;

const SYSTEM_FONT = /font:(\d+px) system-ui,sans-serif/;
/** The closest families on common systems. The renderer does not understand spaces after commas. */
const FAMILIES =
  "Inter,'Segoe UI','Helvetica Neue',Roboto,'Noto Sans',Arial,'Liberation Sans','DejaVu Sans',sans-serif";

/**
 * Rewrites one of our charts for a renderer that knows neither `:hover` nor the short form of `font`
 * nor all colours of CSS, and needs the size of a nested svg.
 *
 * @param family the font family of all texts. Default: a common sans-serif.
 * @throws PlotcastError `COLOR_UNKNOWN` where a colour depends on the page.
 */
export function plainSvg(svg: string, family: string = FAMILIES): string {
  return plainColors(svg)
    .replace(SYSTEM_FONT, `font-size:$1;font-family:${family}`)
    .replace(TOOLTIPS, "")
    .replace(NESTED, '<svg x="$1" width="$4" height="$5" viewBox="$2 $3 $4 $5">');
}
