import { MAX_UNIT_LENGTH } from "../limits.ts";

/** A unit as a text has it: a number of it times `factor` is a number of `unit`. */
export interface ScaledUnit {
  /** Empty for a bare prefix, such as the k of `1.2k`. */
  unit: string;
  factor: number;
}

/** Powers of a thousand, and of 1024 where an i follows. */
const PREFIXES: Record<string, number> = { "": 0, k: 1, K: 1, M: 2, G: 3, T: 4, P: 5, E: 6 };

const BYTES = /^([kKMGTPE]?)(i?)(?:B|bytes?)(\/s|ps)?$/;
const BARE = /^([kKMGT])(i?)$/;
const BITS = /^([kKMGT]?)(?:bit\/s|bits\/s|bps)$/;
const SI = /^([mkMG]?)(Wh|W|VA|V|Ah|A|Hz|Pa|lx|mol|eV|J|N|F|Ω)$/;

/** Units that are drawn as they are, by how texts spell them. */
const AS_THEY_ARE: Record<string, string> = {
  "%": "%",
  percent: "%",
  pct: "%",
  "°C": "°C",
  "℃": "°C",
  C: "°C",
  degC: "°C",
  celsius: "°C",
  "°F": "°F",
  F: "°F",
  "°": "°",
  rpm: "rpm",
  RPM: "rpm",
  dB: "dB",
  dBm: "dBm",
  ppm: "ppm",
  hPa: "hPa",
  mbar: "mbar",
  bar: "bar",
  m: "m",
  cm: "cm",
  mm: "mm",
  km: "km",
  "km/h": "km/h",
  "m/s": "m/s",
  kg: "kg",
  g: "g",
  l: "l",
  L: "l",
  "€": "€",
  $: "$",
  fps: "fps",
  x: "x",
};

/** Times, as milliseconds or seconds, whichever shows them better. */
const TIMES: Record<string, ScaledUnit> = {
  ns: { unit: "ms", factor: 1e-6 },
  us: { unit: "ms", factor: 1e-3 },
  µs: { unit: "ms", factor: 1e-3 },
  μs: { unit: "ms", factor: 1e-3 },
  ms: { unit: "ms", factor: 1 },
  msec: { unit: "ms", factor: 1 },
  s: { unit: "s", factor: 1 },
  sec: { unit: "s", factor: 1 },
  secs: { unit: "s", factor: 1 },
  seconds: { unit: "s", factor: 1 },
  min: { unit: "s", factor: 60 },
  h: { unit: "s", factor: 3600 },
  d: { unit: "s", factor: 86_400 },
};

const NONE: ScaledUnit = { unit: "", factor: 1 };

/**
 * Reads the unit behind a number. Bytes, bits and SI units become whole ones (`MiB` is 1048576 B),
 * times milliseconds up to `ms` and else seconds; other units stay. `B` may be missing behind `Ki`,
 * `Mi`, `Gi`, `Ti`; the prefixes k, M, G and T alone scale by a thousand and say no unit.
 *
 * @returns undefined for a text that is no unit
 */
export function readUnit(text: string): ScaledUnit | undefined {
  if (text === "") return NONE;
  const known = lookUp(TIMES, text) ?? readAsItIs(text);
  if (known !== undefined) return known;
  const bytes = BYTES.exec(text);
  if (bytes !== null) return { unit: bytes[3] ? "B/s" : "B", factor: power(bytes[1], bytes[2]) };
  const bare = BARE.exec(text);
  if (bare !== null) return { unit: bare[2] ? "B" : "", factor: power(bare[1], bare[2]) };
  const bits = BITS.exec(text);
  if (bits !== null) return { unit: "bit/s", factor: power(bits[1]) };
  const si = SI.exec(text);
  return si === null
    ? undefined
    : { unit: si[2] ?? "", factor: si[1] === "m" ? 1e-3 : power(si[1]) };
}

/** A number of one unit in another; undefined where they are of different kinds. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  if (from === "s" && to === "ms") return value * 1000;
  if (from === "ms" && to === "s") return value / 1000;
  return undefined;
}

/** Whether a word of its own is the unit of the number before it: `50 %`, `1024 MiB`. */
export function isUnitWord(word: string): boolean {
  return word.length <= MAX_UNIT_LENGTH && word !== "" && readUnit(word) !== undefined;
}

function readAsItIs(text: string): ScaledUnit | undefined {
  const unit = lookUp(AS_THEY_ARE, text);
  return unit === undefined ? undefined : { unit, factor: 1 };
}

function lookUp<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function power(prefix = "", binary = ""): number {
  return (binary === "" ? 1000 : 1024) ** (PREFIXES[prefix] ?? 0);
}
