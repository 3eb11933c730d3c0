/** Listens to events, by their types. */
export function on(
  target: EventTarget,
  // oxlint-disable-next-line typescript/no-explicit-any -- each type of event has its own class
  listeners: Record<string, (event: any) => void>,
): void {
  for (const type in listeners) target.addEventListener(type, listeners[type]!);
}
