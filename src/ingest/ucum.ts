import { MAX_UNIT_LENGTH } from "../limits.ts";
import { plainText } from "./plain-text.ts";

/** Units of UCUM that charts call otherwise. */
const UNITS: Record<string, string> = {
  "1": "",
  By: "B",
  kBy: "kB",
  MBy: "MB",
  GBy: "GB",
  TBy: "TB",
  KiBy: "KiB",
  MiBy: "MiB",
  GiBy: "GiB",
  TiBy: "TiB",
  us: "µs",
  Cel: "°C",
  "[degF]": "°F",
  Ohm: "Ω",
  deg: "°",
};

/** Names of what is counted, and other notes: `{request}`. */
const NOTES = /\{[^}]*\}/g;

/** Reads a unit of UCUM, as OpenTelemetry has them: `By/s` is B/s, `1` and `{request}` are none. */
export function readUcum(unit: string): string {
  const parts = plainText(unit.slice(0, 4 * MAX_UNIT_LENGTH))
    .replace(NOTES, "")
    .trim()
    .split("/")
    .map((part) => (Object.hasOwn(UNITS, part) ? (UNITS[part] ?? "") : part));
  const text = parts.join("/");
  // `{request}/s`
  return (text === "/" ? "" : text).slice(0, MAX_UNIT_LENGTH);
}
