/** Tooltips hold elements and texts, but no groups; a text's own brackets are always escaped. */
const TOOLTIPS = /<g class="h[ "][^>]*>.*?<\/g>/gs;

/** A nested svg that is as large as it says in its viewBox. */
const NESTED = /<svg x="([^"]*)" viewBox="(\S+) (\S+) (\S+) ([^"]+)">/g;

const SYSTEM_FONT = /font:(\d+px) system-ui,sans-serif/;
/** What is nearest to it on the usual systems. A space after a comma would not be understood. */
const FAMILIES =
  "Inter,'Segoe UI','Helvetica Neue',Roboto,'Noto Sans',Arial,'Liberation Sans','DejaVu Sans',sans-serif";

/**
 * One of our charts as a renderer draws it rightly that knows neither `:hover`, nor the short form
 * of `font`, nor how large a nested svg is that does not say so.
 *
 * @param family of the texts. Default: a usual sans-serif.
 */
export function plainSvg(svg: string, family: string = FAMILIES): string {
  return svg
    .replace(SYSTEM_FONT, `font-size:$1;font-family:${family}`)
    .replace(TOOLTIPS, "")
    .replace(NESTED, '<svg x="$1" width="$4" height="$5" viewBox="$2 $3 $4 $5">');
}
