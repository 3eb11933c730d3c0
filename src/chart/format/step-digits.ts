/** A number has at most this many decimals: doubles have 15 to 17 digits. */
export const MAX_DECIMALS = 20;

/** The decimals that numbers a step apart need: those of the step, if it has few. */
export function countDecimals(step: number): number {
  if (!(step > 0)) return 0;
  const least = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  for (let decimals = least; decimals < least + 3; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return Math.min(MAX_DECIMALS, decimals);
  }
  return Math.min(MAX_DECIMALS, least + 1);
}

/** The power of ten of a step's last digit: that of 2.5e7 is 6. */
export function stepPower(step: number): number {
  if (!(step > 0)) return 0;
  const [factor = "", power = ""] = Number(step.toPrecision(3)).toExponential().split("e");
  return Number(power) - Math.max(0, factor.length - "1.".length);
}
