/** What a d3-time-format specifier may name, with or without padding: "%H", "%-d", "%_m", "%%". */
const DIRECTIVE = /%[-_0]?([aAbBcdefgGHIjLmMpqQsSuUVwWxXyYZ])|%%/g;

/** Tokens of other systems, which are hardly ever meant as plain text. */
const FOREIGN = /yyyy|YYYY|(?<![A-Za-z%])(?:MMMM?|MM|dd|DD|HH|hh|mm|ss|SSS)(?![A-Za-z])/;

/**
 * Whether a d3-time-format specifier has a directive, and no unknown one. The empty one is allowed: it
 * is d3's way to ask for no labels.
 */
export function isTimeSpecifier(text: string): boolean {
  if (text === "") return true;
  const rest = text.replace(DIRECTIVE, (whole) => (whole === "%%" ? "" : " "));
  return (
    /%[-_0]?[a-zA-Z]/.test(text.replaceAll("%%", "")) && !rest.includes("%") && !FOREIGN.test(rest)
  );
}
