/**
 * The classes of a drawing that tests look for, by what they mean. Use them only where no role, no
 * label, no computed style and nothing in the layout says the same.
 */
export { CLASSES } from "../../src/chart/svg/classes.ts";

/** The class of the marks of a series, which gives them its colour. @param index or a pattern for it */
export function seriesClass(index: number | string): string {
  return `s${index}`;
}

/** The class of all that belongs to a slice or to a legend entry. */
export function entryClass(index: number): string {
  return `i${index}`;
}

/** Whether an element has a class. */
export function hasClass(
  { attributes }: { attributes: Record<string, string> },
  name: string,
): boolean {
  return (attributes["class"] ?? "").split(" ").includes(name);
}
