import type { Tick } from "../layout/axes/tick.ts";

interface Axis {
  kind: string;
  domain: readonly [number, number];
  ticks: readonly Tick[];
}

/**
 * The tick at zero of an axis of numbers, which gets a stronger line than others: of every such axis
 * with a grid, and without one if there are values on both sides.
 */
export function findZero(
  { kind, domain: [low, high], ticks }: Axis,
  grid: boolean,
): Tick | undefined {
  if (kind !== "linear" && kind !== "symlog") return undefined;
  if (!grid && !(low < 0 && high > 0)) return undefined;
  return ticks.find(({ value }) => value === 0);
}
