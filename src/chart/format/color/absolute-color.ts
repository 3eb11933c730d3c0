import { clamp } from "../../base/clamp.ts";
import type { Channels } from "./channels.ts";
import { splitAt, splitWords } from "./color-tokens.ts";
import { RGB_SPACE_NAMES } from "./space-names.ts";

/** A colour that depends on nothing. */
export interface AbsoluteColor {
  readonly kind: "absolute";
  /** A key of `WIDE_SPACES`. */
  readonly space: string;
  readonly channels: Channels;
  readonly alpha: number;
}

/** How a channel is written: as an angle, or as a number with what 100 % of it is. */
type Unit =
  | "angle"
  | {
      readonly number: number;
      readonly percent: number;
      readonly min?: number;
      readonly max?: number;
    };

const RGB: Unit = { number: 1 / 255, percent: 1, min: 0, max: 1 };
const PART: Unit = { number: 1 / 100, percent: 1, min: 0, max: 1 };
const ALPHA: Unit = { number: 1, percent: 1, min: 0, max: 1 };
const CHANNEL: Unit = { number: 1, percent: 1 };

/** The functions of CSS Color 4: their space, and the units of their channels. */
const FUNCTIONS: Readonly<Record<string, readonly [space: string, units: readonly Unit[]]>> = {
  rgb: ["srgb", [RGB, RGB, RGB]],
  hsl: ["hsl", ["angle", PART, PART]],
  hwb: ["hwb", ["angle", PART, PART]],
  lab: ["lab", [lightness(100), signedUnit(125), signedUnit(125)]],
  lch: ["lch", [lightness(100), chroma(150), "angle"]],
  oklab: ["oklab", [lightness(1), signedUnit(0.4), signedUnit(0.4)]],
  oklch: ["oklch", [lightness(1), chroma(0.4), "angle"]],
};

/** The names of the functions of CSS Color 4, older ones too. */
export const ABSOLUTE_FUNCTIONS: readonly string[] = [
  ...Object.keys(FUNCTIONS),
  "rgba",
  "hsla",
  "color",
];

function lightness(percent: number): Unit {
  return { number: 1, percent, min: 0, max: percent };
}

function chroma(percent: number): Unit {
  return { number: 1, percent, min: 0 };
}

function signedUnit(percent: number): Unit {
  return { number: 1, percent };
}

/** Reads `rgb()`, `hsl()` and their kin, in the notation with spaces or, where it has one, commas. */
export function readAbsolute(name: string, body: string): AbsoluteColor | undefined {
  const alias = name === "rgba" || name === "hsla" ? name.slice(0, 3) : name;
  if (alias === "color") return readColorFunction(body);
  if (!Object.hasOwn(FUNCTIONS, alias)) return undefined;
  const [space, units] = FUNCTIONS[alias]!;
  if (body.includes(",")) return readLegacy(space, units, body);
  return readModern(space, units, body);
}

function readModern(
  space: string,
  units: readonly Unit[],
  body: string,
): AbsoluteColor | undefined {
  const [texts = "", alpha, ...rest] = splitAt(body, "/");
  return rest.length > 0 ? undefined : build(space, units, splitWords(texts), alpha);
}

const NONE = /\bnone\b/;

/** Commas: `rgb()` in numbers or percentages but not both, `hsl()` with percentages. */
function readLegacy(
  space: string,
  units: readonly Unit[],
  body: string,
): AbsoluteColor | undefined {
  const [a = "", b = "", c = "", ...rest] = splitAt(body, ",");
  if (rest.length > 1 || NONE.test(body) || body.includes("/")) return undefined;
  const percents = [a, b, c].map((text) => text.endsWith("%"));
  const isRight =
    space === "srgb" ? new Set(percents).size === 1 : space === "hsl" && percents[1] && percents[2];
  return isRight ? build(space, units, [a, b, c], rest[0]) : undefined;
}

function readColorFunction(body: string): AbsoluteColor | undefined {
  const [space = ""] = splitWords(body);
  if (!RGB_SPACE_NAMES.has(space)) return undefined;
  return readModern(space, [CHANNEL, CHANNEL, CHANNEL], body.slice(space.length));
}

function build(
  space: string,
  units: readonly Unit[],
  texts: readonly string[],
  alphaText: string | undefined,
): AbsoluteColor | undefined {
  if (texts.length !== 3) return undefined;
  const [a, b, c] = texts.map((text, i) => readChannel(text, units[i]!));
  const alpha = alphaText === undefined ? 1 : readChannel(alphaText, ALPHA);
  if (a === undefined || b === undefined || c === undefined || alpha === undefined) {
    return undefined;
  }
  return { kind: "absolute", space, channels: [a, b, c], alpha };
}

const NUMBER = /^([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(%|[a-z]*)$/;
const DEGREES: Readonly<Record<string, number>> = {
  "": 1,
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
};

/** A channel's value. One that is `none` counts as zero. */
function readChannel(text: string, unit: Unit): number | undefined {
  if (text === "none") return 0;
  const [, digits, suffix = ""] = NUMBER.exec(text) ?? [];
  const number = Number(digits);
  if (digits === undefined || !Number.isFinite(number)) return undefined;
  if (unit === "angle") {
    return Object.hasOwn(DEGREES, suffix) ? number * DEGREES[suffix]! : undefined;
  }
  if (suffix !== "" && suffix !== "%") return undefined;
  const value = number * (suffix === "%" ? unit.percent / 100 : unit.number);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = unit;
  return clamp(value, min, max);
}
