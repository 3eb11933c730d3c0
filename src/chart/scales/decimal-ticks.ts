const [E2, E5, E10] = [Math.SQRT2, Math.sqrt(10), Math.sqrt(50)];

/**
 * Multiples of a step that is 1, 2 or 5 times a power of ten. A step below 1 is kept as its
 * reciprocal, a whole number, so that multiples are exact.
 */
interface Multiples {
  first: number;
  last: number;
  size: number;
  isReciprocal: boolean;
}

/** As d3-array chooses them, in the same arithmetic. */
function chooseMultiples(low: number, high: number, count: number): Multiples {
  const rough = (high - low) / Math.max(0, count);
  const power = Math.floor(Math.log10(rough));
  const ratio = rough / 10 ** power;
  const factor = ratio >= E10 ? 10 : ratio >= E5 ? 5 : ratio >= E2 ? 2 : 1;
  const isReciprocal = power < 0;
  const size = isReciprocal ? 10 ** -power / factor : 10 ** power * factor;
  const index = (value: number) => Math.round(isReciprocal ? value * size : value / size);
  let [first, last] = [index(low), index(high)];
  if (multiple(first, size, isReciprocal) < low) first++;
  if (multiple(last, size, isReciprocal) > high) last--;
  if (last < first && count >= 0.5 && count < 2) return chooseMultiples(low, high, count * 2);
  return { first, last, size, isReciprocal };
}

function multiple(index: number, size: number, isReciprocal: boolean): number {
  return isReciprocal ? index / size : index * size;
}

/** About `count` round numbers, evenly spaced, from `low` to `high`. d3-array's `ticks()`. */
export function ticks(low: number, high: number, count: number): number[] {
  if (!(count > 0)) return [];
  if (low === high) return [low];
  const { first, last, size, isReciprocal } = chooseMultiples(low, high, count);
  if (!(last >= first)) return [];
  return Array.from({ length: last - first + 1 }, (_, i) =>
    multiple(first + i, size, isReciprocal),
  );
}

/** The step of {@link ticks}; one below 1 as its reciprocal, negative. d3-array's `tickIncrement()`. */
export function tickIncrement(low: number, high: number, count: number): number {
  const { size, isReciprocal } = chooseMultiples(low, high, count);
  return isReciprocal ? -size : size;
}
