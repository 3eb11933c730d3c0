/** What a URI, or an attribute of HTML or XML around it, would take for something else. */
const UNSAFE = /[%#&<>]|[^ -~]+/g;

/**
 * An SVG of ours as a data URI, for `<img src="…">` and CSS `url("…")`, between double quotes. No
 * text of ours has double quotes but around attributes, and single ones are as good there.
 */
export function toDataUri(svg: string): string {
  const quoted = svg.replaceAll('"', "'");
  return `data:image/svg+xml,${quoted.replace(UNSAFE, encodeURIComponent)}`;
}
