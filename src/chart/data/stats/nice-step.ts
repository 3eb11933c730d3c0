/**
 * The steps 1, 2 and 5 times a power of ten, numbered: 0 is 1, 1 is 2, 2 is 5, 3 is 10, -1 is 0.5.
 * The number gives exact multiples: three tenths are 0.3, not 0.30000000000000004.
 */
export type NiceStep = number;

const FACTORS = [1, 2, 5] as const;

/** `times` times a step, exact. */
export function niceMultiple(step: NiceStep, times: number): number {
  const power = Math.floor(step / 3);
  const units = times * FACTORS[(step - power * 3) as 0 | 1 | 2];
  // Powers of ten up to the 22nd are exact, so one operation rounds as reading does.
  if (power >= 0 && power <= 22) return units * 10 ** power;
  if (power < 0 && power >= -22) return units / 10 ** -power;
  return Number(`${units}e${power}`);
}

/** The step with the smallest ratio to a size above 0; at most 1.6. */
export function niceStepNear(size: number): NiceStep {
  const power = Math.floor(Math.log10(size));
  const factor = size / Number(`1e${power}`);
  if (factor < Math.SQRT2) return power * 3;
  if (factor < Math.sqrt(10)) return power * 3 + 1;
  return factor < Math.sqrt(50) ? power * 3 + 2 : power * 3 + 3;
}

/** How many steps from zero the last multiple stands that is not above a value. */
export function floorSteps(step: NiceStep, value: number): number {
  const steps = Math.floor(value / niceMultiple(step, 1));
  if (niceMultiple(step, steps) > value) return steps - 1;
  return niceMultiple(step, steps + 1) <= value ? steps + 1 : steps;
}
