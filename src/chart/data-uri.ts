/** Characters with a meaning in URIs, or in HTML and XML attributes around them. */
const UNSAFE = /[%#&<>]|[^ -~]+/g;

/**
 * Encodes a chart's SVG as a data URI for `<img src="…">` and CSS `url("…")`, between double quotes.
 * In our SVG, double quotes stand around attributes only, where single ones serve as well.
 */
export function toDataUri(svg: string): string {
  const quoted = svg.replaceAll('"', "'");
  return `data:image/svg+xml,${quoted.replace(UNSAFE, encodeURIComponent)}`;
}
