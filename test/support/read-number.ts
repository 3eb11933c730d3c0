import { getLocale } from "../../src/chart/format/locale.ts";

/** A number as it was told. */
export interface ToldNumber {
  value: number;
  /** How much the last written digit counts. */
  lastDigit: number;
  /** What the number is counted in: " Mio.", "Ki", " min", or nothing. */
  measure: string;
}

const SI = { y: -24, z: -21, a: -18, f: -15, p: -12, n: -9, µ: -6, m: -3 };
const SI_LARGE = { k: 3, M: 6, G: 9, T: 12, P: 15, E: 18, Z: 21, Y: 24 };
const CLOCK = { ps: 1e-12, ns: 1e-9, µs: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400 };
const MEASURED = new Set(["W", "V", "Hz", "bit/s", "m"]);

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Reads a number that was told in a unit, as somebody would who knows the locale; else throws. */
export function readNumber(text: string, unit = "", tag = "en-US"): ToldNumber {
  const { decimal, group } = getLocale(tag);
  const number = new RegExp(
    `\\d+(?:${escape(group)}\\d{2,3})*(?:${escape(decimal)}\\d+)?(?:e[+-]?\\d+)?`,
  );
  const found = number.exec(text);
  if (found === null) throw new Error(`No number in "${text}"`);
  const [digits] = found;
  const rest = text.replace(digits, "").replace("−", "");
  const [mantissa = "", power = "0"] = digits
    .replaceAll(group, "")
    .replace(decimal, ".")
    .split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const { size, measure } = readMeasure(rest, unit, tag);
  return {
    value: Number(`${mantissa}e${power}`) * size * (text.includes("−") ? -1 : 1),
    lastDigit: Number(`1e${Number(power) - decimals}`) * size,
    measure: power === "0" ? measure : "e",
  };
}

function readMeasure(rest: string, unit: string, tag: string): { size: number; measure: string } {
  const text = rest.replaceAll("\u00a0", " ").trim();
  if (unit === "%" || unit === "ratio") {
    if (text !== "%") throw new Error(`"${rest}" is no percent sign`);
    return { size: unit === "%" ? 1 : 0.01, measure: "%" };
  }
  if (unit === "s" || unit === "ms") {
    const seconds = CLOCK[text as keyof typeof CLOCK];
    return { size: unit === "s" ? seconds : seconds * 1000, measure: text };
  }
  if (unit === "B" || unit === "B/s") return { size: binarySize(text, unit), measure: text };
  if (MEASURED.has(unit)) return { size: siSize(text, unit), measure: text };
  const [money = "", per = ""] = unit.split(/(?=\/)/);
  const word = text.replace(unit, "").replace(money, "").replace(per, "").trim();
  if (word === "") return { size: 1, measure: "" };
  const known = getLocale(tag).words.find((one) => one.text.trim() === word);
  if (known === undefined) throw new Error(`"${word}" is no word of ${tag}`);
  return { size: known.size, measure: word };
}

function binarySize(text: string, unit: string): number {
  const prefix = text.slice(0, text.length - unit.length);
  const power = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"].indexOf(prefix);
  if (power < 0 || !text.endsWith(unit)) throw new Error(`"${text}" are no bytes`);
  return 1024 ** power;
}

function siSize(text: string, unit: string): number {
  const prefix = text.slice(0, text.length - unit.length);
  const power = prefix === "" ? 0 : { ...SI, ...SI_LARGE }[prefix as keyof typeof SI];
  if (power === undefined || !text.endsWith(unit)) throw new Error(`"${text}" is not in ${unit}`);
  return Number(`1e${power}`);
}
