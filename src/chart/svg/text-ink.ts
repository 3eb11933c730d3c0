import { memoize } from "../base/cache.ts";
import { readCssColor } from "../format/color/check-color.ts";
import type { ColorNode } from "../format/color/color-syntax.ts";
import { blend, readableColor } from "../format/color/contrast.ts";
import { hexColor, resolveColor, type Rgba } from "../format/color/resolve-color.ts";
import type { Theme } from "../options/theme.ts";
import { backgroundColor } from "./background-color.ts";
import { themeScheme } from "./theme-scheme.ts";

/** WCAG 2.2, 1.4.3: the contrast of text. */
const READABLE = 4.5;

/**
 * The colour of a text that stands for a mark of some colour: that colour itself where it reads well
 * on the theme's ground, and else the closest of its hue that does. A line needs less contrast than
 * a text, so series have colours that could not be written in.
 */
export function textInk(color: string, theme: Theme): string {
  return inkOn(`${backgroundColor(theme)}|${theme.text}|${color}|${themeScheme(theme)}`);
}

const inkOn = memoize((key: string): string => {
  const [background = "", text = "", color = "", scheme = ""] = key.split("|");
  const light = inkIn(scheme === "dark" ? "dark" : "light", color, background);
  const dark = inkIn(scheme === "light" ? "light" : "dark", color, background);
  // The page decides on the colour, so all that can be done is to mix it with that of the text.
  if (light === undefined || dark === undefined) return `color-mix(in oklab,${color} 60%,${text})`;
  return light === dark ? light : `light-dark(${light},${dark})`;
}, 512);

/** The ink in one colour scheme; nothing where a page decides on the colour or the ground. */
function inkIn(scheme: "light" | "dark", color: string, background: string): string | undefined {
  const [own, ground] = [ownColor(color, scheme), ownColor(background, scheme)];
  const page = ownColor("Canvas", scheme);
  if (own === undefined || ground === undefined || page === undefined) return undefined;
  // The page is seen through a translucent background.
  const ink = readableColor(own, blend(ground, page.rgb), READABLE);
  return ink === own.rgb ? color : hexColor({ rgb: ink, alpha: 1 });
}

/** The colour that a text says by itself; nothing where a page decides on it. */
function ownColor(text: string, scheme: "light" | "dark"): Rgba | undefined {
  const node = readCssColor(text);
  if (node === undefined || isOpen(node)) return undefined;
  const color = resolveColor(node, scheme);
  return "unknown" in color ? undefined : color;
}

/** Whether a colour depends on the page's custom properties. */
function isOpen(node: ColorNode): boolean {
  if (node.kind === "light-dark") return isOpen(node.light) || isOpen(node.dark);
  if (node.kind === "mix") return isOpen(node.one) || isOpen(node.other);
  return node.kind === "var";
}
