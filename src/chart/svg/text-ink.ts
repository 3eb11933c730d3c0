import { memoizeByKey } from "../base/cache.ts";
import { readCssColor } from "../format/color/check-color.ts";
import type { ColorNode } from "../format/color/color-syntax.ts";
import { readableColor } from "../format/color/contrast.ts";
import { hexColor, resolveColor } from "../format/color/resolve-color.ts";
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

const inkOn = memoizeByKey((key: string): string => {
  const [background = "", text = "", color = "", scheme = ""] = key.split("|");
  const light = inkIn(scheme === "dark" ? "dark" : "light", color, background);
  const dark = inkIn(scheme === "light" ? "light" : "dark", color, background);
  // A page may say the colour: leaning it towards the text's is what can be done for it.
  if (light === undefined || dark === undefined) return `color-mix(in oklab,${color} 60%,${text})`;
  return light === dark ? light : `light-dark(${light},${dark})`;
}, 512);

/** The ink in one colour scheme; nothing where a page decides on the colour or the ground. */
function inkIn(scheme: "light" | "dark", color: string, background: string): string | undefined {
  const [node, ground] = [readCssColor(color), readCssColor(background)];
  if (node === undefined || ground === undefined || isOpen(node) || isOpen(ground))
    return undefined;
  const [own, behind] = [resolveColor(node, scheme), resolveColor(ground, scheme)];
  if ("unknown" in own || "unknown" in behind) return undefined;
  const ink = readableColor(own, behind.rgb, READABLE);
  return ink === own.rgb ? color : hexColor({ rgb: ink, alpha: 1 });
}

/** Whether a page may change a colour. */
function isOpen(node: ColorNode): boolean {
  if (node.kind === "light-dark") return isOpen(node.light) || isOpen(node.dark);
  if (node.kind === "mix") return isOpen(node.one) || isOpen(node.other);
  return node.kind === "var";
}
