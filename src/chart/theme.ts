/** The colours of a chart, as CSS colours. */
export interface Theme {
  /** Behind everything; `"none"` lets the page show through. */
  background: string;
  /** Title and labels; grid and muted text are thinned from it. */
  text: string;
  /** One per series, in turn. */
  series: string[];
}

/** `"auto"` follows the reader's `prefers-color-scheme`, with no script. */
export type ThemeName = "light" | "dark" | "auto";

/** Dark text on white. Series colours reach 3:1 on it, and differ for colour-blind readers too. */
export const lightTheme: Theme = {
  background: "#fff",
  text: "#1b2733",
  series: ["#2563eb", "#d9480f", "#0b8a6a", "#a21caf", "#a16207", "#0e7490", "#be123c", "#5b5bd6"],
};

/** Light text on near-black; the same hues, brighter. */
export const darkTheme: Theme = {
  background: "#12171d",
  text: "#e3e9f0",
  series: ["#6aa5ff", "#ff9258", "#34d3a3", "#e58bf0", "#e0b23c", "#45c9e0", "#ff7d98", "#a5a5ff"],
};

const COLOR =
  /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\w .,%/+-]{1,80}\))$/i;

/** Whether a text is a CSS colour that can stand in a style sheet without breaking out of it. */
export function isColor(text: unknown): text is string {
  return typeof text === "string" && COLOR.test(text);
}

/** The colour of the series with this index. */
export function seriesColor(theme: Theme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.text;
}
