/** Length of a hash. Of a chart's 256 series, two have the same one once in 10¹¹ charts. */
export const MARK_LENGTH = 11;

const BASE = 36;
const HALF = 2 ** 32;
/** Keeps 21 bits of the upper half: with 32 of the lower one they make a safe integer. */
const UPPER_BITS = 0x1f_ff_ff;

/** Hashes a text to 11 letters and digits (cyrb53). Names that begin alike differ in it. */
export function textMark(text: string): string {
  let high = 0xde_ad_be_ef;
  let low = 0x41_c6_ce_57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  const first = mix(high, low);
  const second = mix(low, high);
  const number = HALF * (UPPER_BITS & second) + (first >>> 0);
  return number.toString(BASE).padStart(MARK_LENGTH, "0");
}

function mix(one: number, other: number): number {
  const mixed = Math.imul(one ^ (one >>> 16), 2_246_822_507);
  return mixed ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
}
