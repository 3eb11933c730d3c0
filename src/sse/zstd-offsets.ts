import type { Steps } from "./steps.ts";

let values = new Int32Array(512);

/**
 * The offset value of each match of a block: its distance plus 3, or 1 to 3 for one of the last three
 * distances (RFC 8878, 3.1.1.5). A block repeats a distance only if it has set it: not every decoder
 * knows those of earlier blocks. The result is valid until the next call.
 */
export function offsetValues({ count, runs, distances }: Steps): Int32Array {
  if (values.length < count) values = new Int32Array(2 * count);
  let first = 0;
  let second = 0;
  let third = 0;
  for (let i = 0; i < count; i++) {
    const distance = distances[i]!;
    values[i] = offsetValue(distance, runs[i]!, first, second, third);
    if (distance === first) continue;
    if (distance !== second) third = second;
    second = first;
    first = distance;
  }
  return values;
}

function offsetValue(
  distance: number,
  run: number,
  first: number,
  second: number,
  third: number,
): number {
  // Right behind a match, the newest distance would only make that match longer.
  if (distance === second) return run > 0 ? 2 : 1;
  if (distance === third) return run > 0 ? 3 : 2;
  if (run > 0) return distance === first ? 1 : distance + 3;
  return distance === first - 1 ? 3 : distance + 3;
}
