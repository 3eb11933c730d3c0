import { describeValue } from "../../error.ts";
import { closestName, didYouMean } from "../base/closest-name.ts";

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
 * name for it, or one that is misspelt.
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
      if (found !== undefined) return fieldHint(found, field);
    }
  }
  return undefined;
}

/** Says which field a name was probably meant for. */
export function fieldHint(given: string, meant: string): string {
  return `has ${describeValue(given)}: ${didYouMean(meant)}`;
}

/** Whether a name stands for a field: in another case, or as an alias. */
export function isAlias(name: string, field: string): boolean {
  const lower = name.toLowerCase();
  return name !== field && (lower === field || ALIASES[field]!.includes(lower));
}

function isMisspelt(name: string, field: string): boolean {
  return name !== field && closestName(name, [field]) === field;
}
