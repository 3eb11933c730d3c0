/** The items, of which there must be some: a loop over none would pass whatever the code does. */
export function some<T>(items: Iterable<T> | undefined): T[] {
  const all = [...(items ?? [])];
  if (all.length === 0) throw new Error("expected something to look at, but there is nothing");
  return all;
}
