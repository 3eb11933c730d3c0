import { InvalidArgumentError } from "commander";

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Reads a duration such as 500ms, 30s, 5m, 1h, 30d. @returns ms; undefined for any other text. */
export function readDuration(text: string): number | undefined {
  const [, number, unit = ""] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|[smhdwy])$/i.exec(text.trim()) ?? [];
  const ms = Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  return ms > 0 ? ms : undefined;
}

/** A duration, in ms. */
export function duration(text: string): number {
  const ms = readDuration(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError("Expected a duration such as 500ms, 30s, 5m, 12h or 30d.");
}

const SIZES: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** A size such as 500MB or 2GB; in bytes. */
export function byteSize(text: string): number {
  const [, number, prefix = ""] =
    /^(\d{1,9}(?:\.\d{1,3})?)\s*([kmgt]?)i?b?$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * (SIZES[prefix.toLowerCase()] ?? Number.NaN);
  if (bytes >= 1e6) return bytes;
  throw new InvalidArgumentError("Expected a size of 1MB or more, such as 500MB or 2GB.");
}
