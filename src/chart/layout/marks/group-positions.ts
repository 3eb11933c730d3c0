/** The positions of equal keys, such as the colours of a mark's points, in the order of the first ones. */
export function groupPositions<K>(keys: readonly K[]): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (let i = 0; i < keys.length; i++) {
    const group = groups.get(keys[i]!);
    if (group === undefined) groups.set(keys[i]!, [i]);
    else group.push(i);
  }
  return groups;
}
