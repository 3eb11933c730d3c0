/** A tick of an axis with its label. */
export interface Tick {
  /** Pixels from the plot's top or, along x, from the scale's origin. */
  at: number;
  value: number;
  label: string;
  /** The whole name, where it is cut. */
  whole?: string;
  /** Pixels from the tick to the middle of its label, where that is moved to stay in the picture. */
  shift?: number;
  /** A second line for what the first leaves open: a day, a month, a year. */
  sub?: string;
  /** Pixels from the tick to the middle of the second line, where that is shifted to fit. */
  beside?: number;
}

/** Whether two ticks look the same, stand for the same value and are in the same place. */
export function sameTick(one: Tick, other: Tick): boolean {
  const { at, value, label, whole, shift, sub, beside } = one;
  return (
    at === other.at &&
    Object.is(value, other.value) &&
    label === other.label &&
    whole === other.whole &&
    shift === other.shift &&
    sub === other.sub &&
    beside === other.beside
  );
}
