/** Tooltips hold elements and texts, but no groups; a text's own brackets are always escaped. */
const TOOLTIPS = /<g class="h[ "][^>]*>.*?<\/g>/gs;

/** A nested svg that is as large as it says in its viewBox. */
const NESTED = /<svg x="([^"]*)" viewBox="(\S+) (\S+) (\S+) ([^"]+)">/g;

/**
 * One of our charts as a renderer draws it rightly that knows neither `:hover` nor how large a
 * nested svg is that does not say so.
 */
export function plainSvg(svg: string): string {
  return svg
    .replace(TOOLTIPS, "")
    .replace(NESTED, '<svg x="$1" width="$4" height="$5" viewBox="$2 $3 $4 $5">');
}
