import { memoize } from "../../base/cache.ts";
import { closestName, nameHint } from "../../base/closest-name.ts";
import { COLOR_FUNCTIONS, type ColorNode, parseColor } from "./color-syntax.ts";
import { NAMED_COLORS } from "./named-colors.ts";

/** A colour, or `null` where the text is none. Points often have a few colours in turn. */
const parse = memoize((text: string): ColorNode | null => parseColor(text) ?? null, 512);

/** The colour that a text names or describes, if it is one. */
export function readCssColor(text: string): ColorNode | undefined {
  return parse(text) ?? undefined;
}

/** Whether a value is a CSS colour that can stand in a style sheet without breaking out of it. */
export function isColor(value: unknown): value is string {
  return typeof value === "string" && parse(value) !== null;
}

const NAMES = [...NAMED_COLORS.keys(), "transparent", "currentColor"];

/** What a message says was expected in place of a wrong colour, with what was probably meant. */
export function expectedColor(value: unknown): string {
  const expected = 'a CSS colour such as "#2563eb"';
  const meant = typeof value === "string" ? probableColor(value.trim()) : undefined;
  return expected + nameHint(meant && JSON.stringify(meant));
}

function probableColor(text: string): string | undefined {
  if (text.length > 60) return undefined;
  if (/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)) return `#${text}`;
  const [, name = "", body] = /^([a-z-]*)\s*\((.*)$/i.exec(text) ?? [];
  if (body === undefined) return closestName(text.replaceAll(/[\s_-]/g, ""), NAMES);
  const known = closestName(name, COLOR_FUNCTIONS) ?? name;
  return [`${known}(${body}`, `${known}(${body})`].find(isColor);
}
