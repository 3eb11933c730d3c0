/**
 * A copy of an object with some properties changed or added, as `{ ...object, ...changes }`. In Node 20, that
 * gives an object to which a property is added a hidden class of its own, so that whatever uses it later
 * takes microseconds.
 */
export function withChanges<T extends object>(object: T, changes: Partial<T>): T {
  return Object.assign({}, object, changes);
}
