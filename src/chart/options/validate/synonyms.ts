/** What other libraries call an option, in lower case, and what it is called here. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["min", "yDomain"],
  ["max", "yDomain"],
  ["ymin", "yDomain"],
  ["ymax", "yDomain"],
  ["domain", "yDomain"],
  ["log", "yScale"],
  ["logscale", "yScale"],
  ["scale", "yScale"],
  ["xlabel", "xTitle"],
  ["ylabel", "yTitle"],
  ["name", "title"],
  ["color", "theme"],
  ["colors", "theme"],
  ["palette", "theme"],
  ["orientation", "horizontal"],
]);

/** The known option that is meant by a name from another library. */
export function synonymOf(name: string, known: readonly string[]): string | undefined {
  const meant = SYNONYMS.get(name.toLowerCase());
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}
