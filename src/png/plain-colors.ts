import {
  type ColorNode,
  hexColor,
  readCssColor,
  resolveColor,
  WIDE_SPACES,
} from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";

type Scheme = "light" | "dark";

/** A colour in a style sheet of ours, or in an attribute: it follows a name and ends its value. */
const DECLARATION = /(?<=[{;])(color|fill|stroke):([^;{}]+)/g;
const ATTRIBUTE = / (color|fill|stroke)="([^"]*)"/g;
const STYLE = /(<style[^>]*>)(.*?)(<\/style>)/s;
/** Rules for a reader's screen, which a picture does not have. One level of braces stands within. */
const MEDIA = /@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const ROOT_COLOR = /\{color:([^;{}]+)(?=;color-scheme)/;

/**
 * Writes the colours of one of our charts in a notation that every renderer of SVG knows:
 * `#rrggbb`, with two more digits where it is not opaque. `var()` becomes its fallback,
 * `light-dark()` what the chart's theme asks for.
 *
 * @throws PlotcastError `COLOR_UNKNOWN` where a colour depends on the page.
 */
export function plainColors(svg: string): string {
  const [whole, open = "", css = "", close = ""] = STYLE.exec(svg) ?? [];
  if (whole === undefined) return svg;
  const rules = css.replaceAll(MEDIA, "");
  const scheme = rules.includes("color-scheme:dark") ? "dark" : "light";
  const text = ROOT_COLOR.exec(rules)?.[1];
  const ofRoot = text === undefined ? "#000" : plainColor(text, scheme, undefined);
  const plainRules = rules
    .replace(ROOT_COLOR, `{color:${ofRoot}`)
    .replaceAll(DECLARATION, (_, property: string, value: string) =>
      declaration(property, plainColor(value, scheme, ofRoot)),
    );
  const start = svg.indexOf(whole);
  const after = plainAttributes(svg.slice(start + whole.length), scheme, ofRoot);
  return svg.slice(0, start) + open + plainRules + close + after;
}

/** A colour that is the one of what is around says nothing. */
function declaration(property: string, value: string): string {
  return property === "color" && value === "currentColor" ? "" : `${property}:${value}`;
}

/** Points have colours of their own as attributes; a text's own quotes are always escaped. */
function plainAttributes(svg: string, scheme: Scheme, text: string): string {
  return svg.replaceAll(ATTRIBUTE, (_, property: string, value: string) => {
    const plain = plainColor(value, scheme, text);
    return property === "color" && plain === "currentColor" ? "" : ` ${property}="${plain}"`;
  });
}

/** @param current what `currentColor` is; nothing for the root, whose page has it. */
function plainColor(value: string, scheme: Scheme, current: string | undefined): string {
  const node = readCssColor(value);
  // `none`, `inherit`, `url(#…)`.
  if (node === undefined) return value;
  const isCurrent = dependsOnNothingBut("currentcolor", node, scheme);
  if (isCurrent && current !== undefined) return "currentColor";
  const color = resolveColor(node, scheme, WIDE_SPACES);
  if ("unknown" in color) throw unknownColor(value);
  return hexColor(color);
}

/** Whether a colour is this one in the end, through fallbacks and schemes. */
function dependsOnNothingBut(text: string, node: ColorNode, scheme: Scheme): boolean {
  if (node.kind === "unknown") return node.text === text;
  if (node.kind === "light-dark") return dependsOnNothingBut(text, node[scheme], scheme);
  if (node.kind !== "var" || node.fallback === undefined) return false;
  return dependsOnNothingBut(text, node.fallback, scheme);
}

function unknownColor(text: string): PlotcastError {
  const advice = text.startsWith("var(") ? `, such as ${text.replace(/\)$/, ", #2563eb)")}` : "";
  return new PlotcastError(
    "COLOR_UNKNOWN",
    `picture: expected colours that need no page${advice}, got ${text}`,
  );
}
