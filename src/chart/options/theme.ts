export const TONES = ["neutral", "good", "warning", "bad"] as const;

/** What something on a chart means: it is drawn in that colour. */
export type Tone = (typeof TONES)[number];

/** The colours of a chart, as CSS colours. */
export interface Theme {
  /** Behind everything; `"none"` lets the page show through. */
  background: string;
  /** Behind the plot alone. Default: nothing. */
  plot?: string;
  /** Title and labels; muted text is a paler shade of it. */
  text: string;
  /** Grid lines and tick marks. Default: a pale shade of the text. */
  grid?: string;
  /** Labels of the axes, and the line at zero. Default: shades of the text. */
  axis?: string;
  /** One per series, in turn. */
  series: string[];
  /** Of thresholds, bands, annotations and candles. Default: those of the light theme. */
  tones?: Partial<Record<Tone, string>>;
  /** Nine steps of a heat map, from little to much. Default: those of the light theme. */
  shades?: string[];
  /** Font families in order, such as `"Inter, sans-serif"`. Default `"system-ui, sans-serif"`. */
  font?: string;
  /**
   * Size of labels in pixels, from 6 to 48; titles, gaps and strokes grow with it, and the plot makes
   * room. Default 12.
   */
  fontSize?: number;
}

export const THEME_NAMES = ["light", "dark", "auto", "page"] as const;

/**
 * `"auto"` follows the reader's `prefers-color-scheme`, with no script; `"page"` takes its colours
 * and font from custom properties of the page (`pageTheme`).
 */
export type ThemeName = (typeof THEME_NAMES)[number];

/**
 * Dark text on white. Any two series colours differ by at least CIEDE2000 16, and by 7 for readers
 * who are blind to red, green or blue (Machado 2009; Brettel 1997); the first four differ in
 * lightness by 9, so they differ in a grey print. Each reaches 3:1 as a line; a text in such a colour
 * is written in a darker one that reaches 4.5:1.
 */
export const lightTheme: Theme = {
  background: "#fff",
  text: "#1b2733",
  series: ["#1f74ee", "#e8710a", "#04704f", "#780a80", "#936c00", "#129fc3", "#b90a33", "#5b667d"],
  tones: { neutral: "#52606d", good: "#0b7a5e", warning: "#8a5000", bad: "#c81e1e" },
  shades: [
    "#eef4fb",
    "#d6e5f5",
    "#b5d0ec",
    "#8eb6e0",
    "#6699d2",
    "#437bc0",
    "#2b5fa9",
    "#1a468c",
    "#0d2f68",
  ],
};

/**
 * Light text on near-black, with the same hues, brighter. Series colours differ by CIEDE2000 16, and
 * by 6 for colour-blind readers.
 */
export const darkTheme: Theme = {
  background: "#12171d",
  text: "#e3e9f0",
  series: ["#3d92f8", "#fb8c2e", "#4bd8a8", "#ad48b5", "#f3cc3f", "#3fb5cf", "#df3f57", "#748099"],
  tones: { neutral: "#a3b1bf", good: "#34d3a3", warning: "#f0b429", bad: "#ff7d7d" },
  shades: [
    "#18212c",
    "#1b2f47",
    "#1d4066",
    "#205386",
    "#2c69a6",
    "#4382c0",
    "#669dd4",
    "#95bce6",
    "#cfe1f5",
  ],
};

/** A colour that a page can set; by default that of the light or the dark theme. */
function pageColor(name: string, light = "transparent", dark = light): string {
  return `var(--plotcast-${name},${light === dark ? light : `light-dark(${light},${dark})`})`;
}

/**
 * Theme `"page"`: the page's CSS sets the colours, in custom properties, and what it leaves out is
 * light or dark as the page's `color-scheme` is. The names are `--plotcast-background`, `-plot`,
 * `-text`, `-grid`, `-axis`, `-series-1` to `-series-8`, `-neutral`, `-good`, `-warning`, `-bad`, and
 * `-font`. Outside of a page, as in a PNG, it is the light theme.
 */
export const pageTheme: Theme = {
  background: pageColor("background", lightTheme.background, darkTheme.background),
  plot: pageColor("plot"),
  text: pageColor("text", lightTheme.text, darkTheme.text),
  grid: pageColor("grid", `${lightTheme.text}26`, `${darkTheme.text}26`),
  axis: pageColor("axis", `${lightTheme.text}b8`, `${darkTheme.text}b8`),
  series: lightTheme.series.map((light, i) =>
    pageColor(`series-${i + 1}`, light, darkTheme.series[i]),
  ),
  tones: Object.fromEntries(
    TONES.map((tone) => [tone, pageColor(tone, lightTheme.tones?.[tone], darkTheme.tones?.[tone])]),
  ),
  shades: (lightTheme.shades ?? []).map(
    (light, i) => `light-dark(${light},${darkTheme.shades?.[i] ?? light})`,
  ),
  font: "var(--plotcast-font,system-ui,sans-serif)",
};

/** The colour of the series at an index; colours repeat. */
export function seriesColor(theme: Theme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.text;
}

/** How many series a theme has colours for; the next ones repeat them. */
export function colorCount(theme: ThemeName | Theme): number {
  return Math.max(1, typeof theme === "string" ? lightTheme.series.length : theme.series.length);
}

export function toneColor(theme: Theme, tone: Tone): string {
  return theme.tones?.[tone] ?? lightTheme.tones?.[tone] ?? theme.text;
}

export function themeShades(theme: Theme): readonly string[] {
  return theme.shades ?? lightTheme.shades ?? [];
}

/** How many colours a heat map has. */
export const SHADES = 9;
