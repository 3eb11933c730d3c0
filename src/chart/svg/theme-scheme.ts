import { readCssColor } from "../format/color/check-color.ts";
import { isDark } from "../format/color/contrast.ts";
import { resolveColor } from "../format/color/resolve-color.ts";
import type { Theme } from "../options/theme.ts";

/** A value of CSS's `color-scheme`. */
export type Scheme = "light" | "dark" | "light dark";

/**
 * Which colour of `light-dark()`, and which of the system's colours, suits a theme: by its ground, or
 * by its text if the ground is the page's; the reader decides where the theme's own colours do.
 */
export function themeScheme({ background, text }: Theme): Scheme {
  if (background.includes("light-dark(")) return "light dark";
  const isDarkGround = isDarkColor(background);
  if (isDarkGround !== undefined) return isDarkGround ? "dark" : "light";
  const isDarkText = isDarkColor(text);
  if (isDarkText === undefined) return "light dark";
  return isDarkText ? "light" : "dark";
}

/** Whether a colour is dark; nothing where that depends on the page, or it can be seen through. */
function isDarkColor(text: string): boolean | undefined {
  const node = readCssColor(text);
  const color = node?.kind === "absolute" ? resolveColor(node, "light") : undefined;
  if (color === undefined || "unknown" in color || color.alpha < 0.5) return undefined;
  return isDark(color);
}
