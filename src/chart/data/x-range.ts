import { bisectLeft, bisectRight } from "./bisect.ts";

/** The points of a range: from the index of the first to before another. Its ends belong to it. */
export function indicesWithin(
  xs: Float64Array,
  { from, to }: { from: number; to: number },
): [from: number, to: number] {
  return [bisectLeft(xs, from), bisectRight(xs, to)];
}
