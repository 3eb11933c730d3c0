/** How many there are besides those shown. */
export function moreText(count: number): string {
  return `+${count} more`;
}

/** The first `max` names, and how many others there are. */
export function listNames(names: readonly string[], max: number): string {
  const shown = names.slice(0, max).join(", ");
  return names.length > max ? `${shown} and ${names.length - max} more` : shown;
}
