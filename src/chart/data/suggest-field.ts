/** Names that other tools and languages give to a field, in lower case. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  y: ["value", "values", "val", "v", "amount", "count", "measurement"],
  time: ["t", "ts", "date", "datetime", "timestamp", "times", "when"],
  x: ["xs", "name", "category", "key", "label"],
  open: ["o"],
  high: ["h", "hi", "max"],
  low: ["l", "lo", "min"],
  close: ["c", "last"],
  color: ["colour", "colors"],
  label: ["labels"],
  size: ["sizes"],
  times: ["time", "t", "ts", "date", "dates", "timestamps"],
  xs: ["x"],
  values: ["value", "y", "ys", "v"],
  labels: ["label"],
  colors: ["color", "colour", "colours"],
};

/**
 * Finds what an object has instead of a field that it lacks: the same name in another case, another
 * name for it, or one that differs by a letter.
 *
 * @param wanted the names of the fields that it lacks, the likeliest first.
 * @returns such as `has "value": did you mean y?`; undefined where nothing comes close.
 */
export function suggestField(given: object, wanted: readonly string[]): string | undefined {
  const names = Object.keys(given);
  const tests = [isAlias, isMisspelt];
  for (const isMeant of tests) {
    for (const field of wanted) {
      const found = names.find((name) => isMeant(name, field));
      if (found !== undefined) return `has ${JSON.stringify(found)}: did you mean ${field}?`;
    }
  }
  return undefined;
}

/** Whether a name stands for a field: in another case, or as an alias. */
export function isAlias(name: string, field: string): boolean {
  const lower = name.toLowerCase();
  return name !== field && (lower === field || ALIASES[field]!.includes(lower));
}

const LONGEST = 20;

/** Whether a name and a field of some length differ by one letter, or by two that changed places. */
function isMisspelt(name: string, field: string): boolean {
  if (field.length < 3 || name.length > LONGEST || name === field) return false;
  const given = name.toLowerCase();
  let from = 0;
  while (from < given.length && given[from] === field[from]) from++;
  const [rest, own] = [given.slice(from), field.slice(from)];
  const isSwapped = rest[0] === own[1] && rest[1] === own[0] && rest.slice(2) === own.slice(2);
  return (
    rest.slice(1) === own || rest === own.slice(1) || rest.slice(1) === own.slice(1) || isSwapped
  );
}
