import type { Settings } from "../options/settings.ts";
import { type Tone, TONES } from "../options/theme.ts";

/**
 * Every class in a drawing, by what it means. They are short because each frame carries them, so the
 * code that draws has the letters themselves; a test holds this table to what is drawn.
 *
 * Numbered ones: `s0` … a series' colour, `t0` … a tone's, `c0` … a heat map's shades, `i0` … a
 * legend entry and the slice of the same index, `h0` … that slice's tooltip, `e1` … groups of tooltips
 * whose boxes are neither right nor left of their points, `y1` … how far a group glides,
 * in quarters of a cycle.
 */
export const CLASSES = {
  background: "b",
  /** What lies behind the plot alone. */
  plotGround: "pl",
  title: "t",
  /** Text in the second rank: labels, notes, names of hidden series. */
  muted: "m",
  anchorMiddle: "am",
  anchorEnd: "ae",
  /** Swatches of hidden series. */
  faint: "fa",
  /** Grid lines and tick marks. */
  grid: "g",
  /** The line at zero. */
  zero: "ax",

  /** The group of all marks. */
  marks: "n",
  /** The same where data is old. */
  stale: "st",
  /** A group that glides with the plot. */
  glide: "y",
  /** A tick that leaves while the plot glides. */
  leaving: "yo",

  line: "l",
  dashed: "z",
  dotted: "zt",
  area: "a",
  /** A range's band that has no line. */
  paleRange: "ap",
  /** A shape that is full of colour: an area of a stack, a slice of a pie. */
  filled: "f",
  bar: "r",
  mutedBar: "rm",
  candle: "k",
  hollowCandle: "ki",
  risingCandle: "u",
  fallingCandle: "dn",
  /** The thin line of a candle or a box. */
  wick: "w",
  box: "q",
  median: "md",
  outlier: "od",
  dot: "d",
  /** A dot of another shape: filled, or of strokes. */
  filledDot: "ds",
  openDot: "dx",
  bubbles: "o",
  cell: "x",
  /** A cell with a colour of its own. */
  coloredCell: "xo",
  /** A cell without a value, and the lines of its hatch. */
  missingCell: "cm",
  missingHatch: "mh",
  rug: "ru",
  /** The last known value of a series that has no point in the plot. */
  heldValue: "hv",
  /** What a hatch is made of. */
  hatchGround: "pg",
  hatchStroke: "ph",

  swatch: "j",
  paleSwatch: "jp",

  /** A threshold or an annotation at one x, a band or an annotation of a stretch, their labels. */
  threshold: "v",
  band: "vb",
  referenceLabel: "vt",

  /** A group of tooltips. */
  tooltips: "h",
  /** The same where each mark has its own hit area, rather than each x. */
  hitAreas: "p",
  /** The hit area of an x whose neighbours are unusually far away or near. */
  hitStretch: "hr",
  /**
   * A slice of a donut, an arc of a gauge. The one letter with two meanings, for drawings have one
   * or the other: beside `h`, tooltips to the left of their points.
   */
  ring: "e",

  /** The value of a figure, in large type. */
  value: "va",
  /** Text in the colour of its tone. */
  toned: "tn",
  /** The text in the hole of a donut. */
  middle: "mi",
  /** The lines that lead from slices to their labels. */
  leader: "le",
  /** The whole arc of a gauge, behind that of its value. */
  track: "tr",
  zone: "zo",
  gaugeName: "nm",
  /** The ground of a stat's tile, and how much its value has changed. */
  card: "cd",
  change: "ch",
} as const;

/** The class that gives a tone's colour. */
export function toneClass(tone: Tone): string {
  return `t${TONES.indexOf(tone)}`;
}

/** The classes of the group of all marks. */
export function marksClass({ stale }: Pick<Settings, "stale">): string {
  return stale === "" ? "n" : "n st";
}
