import { plainColors } from "./plain-colors.ts";

/** Tooltips hold elements and texts, but no groups; a text's own brackets are always escaped. */
const TOOLTIPS = /<g class="h[ "][^>]*>.*?<\/g>/gs;

/** A nested svg whose size is that of its viewBox. */
const NESTED = /<svg x="([^"]*)" viewBox="(\S+) (\S+) (\S+) ([^"]+)">/g;

/** A nested svg. The renderer ends the process where all that one has lies beyond its edges. */
const CLIPPED = /<svg x="[^>]* viewBox="(\S+) (\S+) (\S+) [^>]*>/g;

/** The style sheet: one like it in a text is escaped. */
const STYLE = /(?<=<style[^>]*>).*?(?=<\/style>)/s;

/** The opacity of a mark. The renderer ends the process where such a mark lies beyond the picture. */
const PALE = /([{;])opacity:(\.\d+)/g;

/** The font of all texts; what a page says of it is unknown, so its fallback counts. */
const FONT = /font:(\d+px) (?:var\(--[\w-]+(?:,([^;{}]*))?\)|([^;{}]*))(?=;font-variant)/;
/**
 * The closest families on common systems. The renderer does not understand spaces after commas. Noto
 * Sans comes last: newer releases have no minus sign and no triangles, and a text with one, such as a
 * negative number, would all be written in the first font that has it, which may be a thin serif.
 */
const FAMILIES =
  "Inter,'Segoe UI','Helvetica Neue',Roboto,Arial,'Liberation Sans','DejaVu Sans','Noto Sans',sans-serif";

/** Families without spaces after commas; the system's own by the names of the common ones. */
function pictureFamilies(families: string): string {
  const names = families.split(",").map((name) => name.trim());
  return names.map((name) => (/^(?:system-ui|)$/.test(name) ? FAMILIES : name)).join(",");
}

/**
 * Rewrites one of our charts for a renderer that knows neither `:hover` nor the short form of `font`
 * nor all colours of CSS, and needs the size of a nested svg.
 *
 * @param family the font family of all texts. Default: a common sans-serif.
 * @throws PlotcastError `COLOR_UNKNOWN` where a colour depends on the page.
 */
export function plainSvg(svg: string, family?: string): string {
  return plainColors(svg)
    .replace(STYLE, (css) => plainRules(css, family))
    .replace(TOOLTIPS, "")
    .replace(NESTED, '<svg x="$1" width="$4" height="$5" viewBox="$2 $3 $4 $5">')
    .replace(CLIPPED, `$&<path d="M$1 $2h$3" style="stroke:#fff;stroke-opacity:0"/>`);
}

/** Only rules are rewritten: a title may hold the same words. */
function plainRules(css: string, family: string | undefined): string {
  return css
    .replace(FONT, (_, size: string, fallback: string | undefined, own: string | undefined) => {
      const families = fallback ?? own ?? "";
      return `font-size:${size};font-family:${family ?? pictureFamilies(families)}`;
    })
    .replace(PALE, "$1fill-opacity:$2;stroke-opacity:$2");
}
