import { readEpoch } from "./time.ts";

/** What a sender counts its times in. */
export type EpochUnit = "ns" | "us" | "ms" | "s" | "m" | "h";

const MS_PER: Record<EpochUnit, number> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** As in `readEpoch`: a moment before 2001, or from 2100 on, is a mistake. */
const EARLIEST = Date.UTC(2001, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Reads a time counted in a unit as epoch milliseconds, to the microsecond; NaN where it is not from 2001 to 2099. */
export function readEpochIn(count: number, unit: EpochUnit): number {
  const ms = unit === "ns" ? Math.round(count / 1000) / 1000 : toMs(count, unit);
  return ms >= EARLIEST && ms < LATEST ? ms : Number.NaN;
}

// A thousand in the divisor is exact, a thousandth as factor is not.
function toMs(count: number, unit: EpochUnit): number {
  return unit === "us" ? count / 1000 : count * MS_PER[unit];
}

/** Says what is wrong with a time that `readEpochIn` did not take, and in which unit it would be right. */
export function describeWrongEpoch(count: number, unit: EpochUnit): string {
  const expected = `expected a time in ${unit} from 2001 to 2099`;
  const meant = unitOf(count);
  return meant === undefined ? expected : `${expected}, and in ${meant} it would be one`;
}

function unitOf(count: number): EpochUnit | undefined {
  const ms = readEpoch(count);
  if (ms === undefined) return undefined;
  const units: EpochUnit[] = ["s", "ms", "us", "ns"];
  return units.find((unit) => Math.abs(readEpochIn(count, unit) - ms) < 1);
}
