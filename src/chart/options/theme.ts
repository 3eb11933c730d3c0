export const TONES = ["neutral", "good", "warning", "bad"] as const;

/** What something on a chart means: it is drawn in that colour. */
export type Tone = (typeof TONES)[number];

/** The colours of a chart, as CSS colours. */
export interface Theme {
  /** Behind everything; `"none"` lets the page show through. */
  background: string;
  /** Title and labels; grid and muted text are paler shades of it. */
  text: string;
  /** One per series, in turn. */
  series: string[];
  /** Of thresholds, bands, annotations and candles. Default: those of the light theme. */
  tones?: Partial<Record<Tone, string>>;
  /** Nine steps of a heat map, from little to much. Default: those of the light theme. */
  shades?: string[];
}

export const THEME_NAMES = ["light", "dark", "auto"] as const;

/** `"auto"` follows the reader's `prefers-color-scheme`, with no script. */
export type ThemeName = (typeof THEME_NAMES)[number];

/**
 * Dark text on white. Any two series colours differ by at least CIEDE2000 16, and by 7 for readers
 * who are blind to red, green or blue (Machado 2009; Brettel 1997); the first four differ in
 * lightness by 9, so a grey print tells them apart. Each reaches 3:1 as a line; a name in its colour
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

/** The colour of the series at an index; colours repeat. */
export function seriesColor(theme: Theme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.text;
}

export function toneColor(theme: Theme, tone: Tone): string {
  return theme.tones?.[tone] ?? lightTheme.tones?.[tone] ?? theme.text;
}

export function themeShades(theme: Theme): readonly string[] {
  return theme.shades ?? lightTheme.shades ?? [];
}

/** How many colours a heat map has. */
export const SHADES = 9;
