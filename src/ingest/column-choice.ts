/** Columns that were asked for, each by its name, or by its number from 1. */
export interface ColumnChoice {
  columns: readonly string[] | undefined;
  x: string | undefined;
  key: string | undefined;
}

/** The index of a column that was asked for: a name counts before a number. */
export function findColumn(names: readonly string[], asked: string): number | undefined {
  const named = names.indexOf(asked);
  if (named >= 0) return named;
  const alike = names.findIndex((name) => name.toLowerCase() === asked.toLowerCase());
  if (alike >= 0) return alike;
  const number = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  return number >= 1 && number <= names.length ? number - 1 : undefined;
}

/** The indices of the columns that become series; undefined for all. */
export function pickColumns(
  names: readonly string[],
  { columns }: ColumnChoice,
): ReadonlySet<number> | undefined {
  if (columns === undefined) return undefined;
  const found = columns.map((column) => findColumn(names, column));
  return new Set(found.filter((index) => index !== undefined));
}
