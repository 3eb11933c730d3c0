import type { XKind } from "../options/choices.ts";
import type { Label, LegendItem } from "./axes/label.ts";
import type { Rect } from "./axes/margins.ts";
import type { ReferenceMarks } from "./axes/reference-marks.ts";
import type { Tick } from "./axes/tick.ts";
import type { HeldValue } from "./held-values.ts";
import type { MarkLayout } from "./mark-layout.ts";
import type { Outside } from "./outside.ts";
import type { TooltipPlaces } from "./tooltip-places.ts";

/** A vertical axis, left or right of the plot. */
export interface YAxisLayout {
  kind: "linear" | "log" | "symlog" | "band";
  domain: [number, number];
  /** `at` is in pixels from the plot's top. */
  ticks: Tick[];
}

/** A chart as plain numbers and texts: everything that drawing places, in pixels. */
export interface ChartLayout {
  width: number;
  height: number;
  /** The rectangle of the marks. */
  plot: Rect;
  x: {
    kind: XKind;
    domain: [number, number];
    /** The x value at 0 px. It seldom changes, so positions stay the same as the plot slides. */
    origin: number;
    /** Pixels from the origin to the plot's left edge. */
    slide: number;
    /** The domain slides over the points; the plot's left edge clips earlier ones. */
    slides: boolean;
    /** Pixels between neighbouring points, where they come at a steady interval. */
    gap: number;
    /** Pixels that the plot glides in a cycle; 0 where it does not glide. */
    cycle: number;
    /** How far right of its place it begins, in quarters of that. */
    glide: number;
    /** `at` is in pixels from the origin. */
    ticks: Tick[];
    /** Ticks that leave at the left while the plot glides. */
    leaving: readonly Tick[];
    /** Tick labels are rotated, as they would overlap otherwise. */
    turned: boolean;
  };
  y: YAxisLayout;
  y2?: YAxisLayout | undefined;
  /** Some values are outside the y domain, and are clipped. */
  overflows: boolean;
  /** How many points an axis cannot show, or not as far as they reach. */
  outside: Outside;
  title?: Label | undefined;
  note?: Label | undefined;
  xTitle?: Label | undefined;
  /** The name of the time zone, at the end of an axis with times of day. */
  zone?: Label | undefined;
  yTitle?: Label | undefined;
  y2Title?: Label | undefined;
  /** The text of a chart without points. */
  empty?: Label | undefined;
  legend: LegendItem[];
  marks: MarkLayout[];
  /** Last values of series that come so seldom that the plot has no point of them. */
  held: readonly HeldValue[];
  /** Thresholds, bands and annotations. */
  guides: ReferenceMarks;
  /** Decimals of all coordinates in the plot: 0 where points are far apart, else 1. */
  decimals: number;
  /** Where tooltips are; undefined where there are none. */
  places: TooltipPlaces | undefined;
  /** The default width of the area that triggers a tooltip, in pixels. */
  reach: number;
  /** The xs from which on tooltips stand further to the left of their points, in pixels from the origin. */
  turns: number[];
}
