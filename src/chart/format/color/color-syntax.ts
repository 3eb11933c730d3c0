import { MAX_COLOR_LENGTH } from "../../../limits.ts";
import { ABSOLUTE_FUNCTIONS, type AbsoluteColor, readAbsolute } from "./absolute-color.ts";
import { NAMED_COLORS, SYSTEM_COLORS } from "./named-colors.ts";
import { readCall, splitAt, splitWords } from "./color-tokens.ts";
import { hasHue, isMixSpace } from "./space-names.ts";

/** A CSS colour as it is written. */
export type ColorNode =
  | AbsoluteColor
  /** `currentColor`, a colour of the reader's system, or one that needs a browser's arithmetic. */
  | { readonly kind: "unknown"; readonly text: string }
  | { readonly kind: "var"; readonly text: string; readonly fallback: ColorNode | undefined }
  | { readonly kind: "light-dark"; readonly light: ColorNode; readonly dark: ColorNode }
  | MixNode;

/** `color-mix()`. */
export interface MixNode {
  readonly kind: "mix";
  readonly space: string;
  /** How hues are joined: the shorter way round the circle, the longer one, … */
  readonly way: string;
  readonly one: ColorNode;
  readonly other: ColorNode;
  /** The share of `other`, from 0 to 1, and what the alpha of the mixture is multiplied by. */
  readonly share: number;
  readonly opacity: number;
}

/** Every other character could end a declaration, an attribute or a comment, and no colour needs it. */
const SAFE = /^[\w#.,%/+\-*() ]+$/;

/**
 * Reads a CSS colour: hexadecimal, named, any function of CSS Color 4, and `var()`, `color-mix()`
 * and `light-dark()`, nested as deep as you like. A text that it takes holds no quote, bracket,
 * semicolon, backslash or comment, and its parentheses are balanced, so it cannot break out of a
 * style sheet or an attribute.
 *
 * @returns nothing where the text is no colour.
 */
export function parseColor(text: string): ColorNode | undefined {
  if (text.length > MAX_COLOR_LENGTH || !SAFE.test(text) || /\/\*|\*\//.test(text))
    return undefined;
  return readColor(text.trim().toLowerCase());
}

const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/;

function readColor(text: string): ColorNode | undefined {
  if (HEX.test(text)) return readHex(text);
  const named = NAMED_COLORS.get(text);
  if (named !== undefined) return readHex(`#${named.toString(16).padStart(6, "0")}`);
  if (text === "transparent") return readHex("#0000");
  if (text === "currentcolor" || SYSTEM_COLORS.has(text)) return { kind: "unknown", text };
  const call = readCall(text);
  if (call === undefined) return undefined;
  const { name, body } = call;
  if (name === "var") return readVar(text, body);
  if (name === "light-dark") return readLightDark(body);
  if (name === "color-mix") return readMix(body);
  return readAbsolute(name, body) ?? readUnknown(text, name, body);
}

function readHex(text: string): AbsoluteColor {
  const digits = text.length < 6 ? text.replace(/[\da-f]/g, "$&$&") : text;
  const at = (i: number) => Number.parseInt(digits.slice(i, i + 2), 16) / 255;
  const alpha = digits.length > 7 ? at(7) : 1;
  return { kind: "absolute", space: "srgb", channels: [at(1), at(3), at(5)], alpha };
}

const PROPERTY = /^--[\w-]+$/;

function readVar(text: string, body: string): ColorNode | undefined {
  const [name = "", ...rest] = splitAt(body, ",");
  if (!PROPERTY.test(name)) return undefined;
  if (rest.length === 0) return { kind: "var", text, fallback: undefined };
  const fallback = readColor(rest.join(","));
  return fallback === undefined ? undefined : { kind: "var", text, fallback };
}

function readLightDark(body: string): ColorNode | undefined {
  const [light, dark, ...rest] = splitAt(body, ",").map(readColor);
  if (light === undefined || dark === undefined || rest.length > 0) return undefined;
  return { kind: "light-dark", light, dark };
}

const METHOD = /^in ([\w-]+)(?: +(shorter|longer|increasing|decreasing) +hue)?$/;

function readMix(body: string): ColorNode | undefined {
  const parts = splitAt(body, ",");
  const method = parts[0]?.startsWith("in ") ? parts.shift()! : "in oklab";
  const [, space = "", way] = METHOD.exec(method) ?? [];
  if (!isMixSpace(space) || (way !== undefined && !hasHue(space))) return undefined;
  const [one, other, ...rest] = parts.map(readPart);
  if (one === undefined || other === undefined || rest.length > 0) return undefined;
  const shares = mixShares(one.share, other.share);
  if (shares === undefined) return undefined;
  return {
    kind: "mix",
    space,
    way: way ?? "shorter",
    one: one.color,
    other: other.color,
    ...shares,
  };
}

const PERCENTAGE = /^\+?(?:\d*\.)?\d+%$/;

/** A colour of a mixture, and its percentage before or after it. */
function readPart(text: string): { color: ColorNode; share: number | undefined } | undefined {
  const words = splitWords(text);
  const at = words.findIndex((word) => PERCENTAGE.test(word));
  const share = at < 0 ? undefined : Number.parseFloat(words[at]!) / 100;
  if (share !== undefined && share > 1) return undefined;
  if (at >= 0) words.splice(at, 1);
  const color = words.length === 1 ? readColor(words[0]!) : undefined;
  return color === undefined ? undefined : { color, share };
}

/** CSS Color 5, 3.1: missing percentages, and those that do not add up to 100. */
function mixShares(
  one: number | undefined,
  other: number | undefined,
): { share: number; opacity: number } | undefined {
  const second = other ?? (one === undefined ? 0.5 : 1 - one);
  const first = one ?? 1 - second;
  const sum = first + second;
  return sum === 0 ? undefined : { share: second / sum, opacity: Math.min(1, sum) };
}

/** The names of all functions that write a colour. */
export const COLOR_FUNCTIONS: readonly string[] = [
  ...ABSOLUTE_FUNCTIONS,
  "var",
  "color-mix",
  "light-dark",
];

/** A channel that a browser calculates, or a colour that it derives from another. */
const CALCULATED = /(?:^from |(?:^|[ ,/(])(?:var|calc|min|max|clamp)\()/;
/** What may stand before a parenthesis in such a colour. */
const MATH_OR_COLOR = new Set([...COLOR_FUNCTIONS, "calc", "min", "max", "clamp", ""]);

function readUnknown(text: string, name: string, body: string): ColorNode | undefined {
  if (!ABSOLUTE_FUNCTIONS.includes(name) || !CALCULATED.test(body)) return undefined;
  const calls = Array.from(body.matchAll(/([a-z-]*)\(/g), ([, inner = ""]) => inner);
  if (!calls.every((inner) => MATH_OR_COLOR.has(inner))) return undefined;
  return { kind: "unknown", text };
}
