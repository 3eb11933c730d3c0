/** A position on an axis with its label. `at` is in pixels: from the plot's top, or from the origin of x. */
export interface Tick {
  at: number;
  value: number;
  label: string;
  /** A second line, with what the first leaves open: a day, a month, a year. */
  sub?: string;
  /** How far beside the tick the second line stands, as it would be cut off otherwise. */
  beside?: number;
}

/** Whether two ticks read the same at the same place. */
export function sameTick(one: Tick, other: Tick): boolean {
  const { at, label, sub, beside } = one;
  return at === other.at && label === other.label && sub === other.sub && beside === other.beside;
}
