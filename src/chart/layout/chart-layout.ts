import type { XKind } from "../options/choices.ts";
import type { Rect } from "./axes/margins.ts";
import type { Tick } from "./axes/tick.ts";
import type { ReferenceMarks } from "./axes/reference-marks.ts";
import type { Label, LegendItem } from "./axes/label.ts";
import type { MarkLayout } from "./mark-layout.ts";
import type { TooltipPlaces } from "./tooltip-places.ts";

/** An axis upright beside the plot. */
export interface UprightAxis {
  kind: "linear" | "log" | "symlog" | "band";
  domain: [number, number];
  ticks: Tick[];
}

/** A chart as plain numbers and texts: all that the drawing needs, and what tests look at. */
export interface ChartLayout {
  width: number;
  height: number;
  /** Where the marks are drawn, in pixels. */
  plot: Rect;
  x: {
    kind: XKind;
    domain: [number, number];
    /** The value at 0 px. Positions along x are counted from it, and stay the same while it does. */
    origin: number;
    /** Pixels from the origin to the plot's left edge. */
    slide: number;
    /** Points left of the plot exist, and are cut off at its edge. */
    slides: boolean;
    /** Pixels between points where they come in a steady rhythm. */
    gap: number;
    ticks: Tick[];
    /** The names below are turned, as they would not fit otherwise. */
    turned: boolean;
  };
  y: UprightAxis;
  y2?: UprightAxis | undefined;
  /** Values lie beyond the y domain, and are cut off. */
  overflows: boolean;
  title?: Label | undefined;
  note?: Label | undefined;
  xTitle?: Label | undefined;
  yTitle?: Label | undefined;
  y2Title?: Label | undefined;
  /** What a chart without points says. */
  empty?: Label | undefined;
  legend: LegendItem[];
  marks: MarkLayout[];
  guides: ReferenceMarks;
  /** Decimals of all coordinates in the plot: none where points lie far apart. */
  decimals: number;
  /** Where tooltips are, and which points they tell of. */
  places: TooltipPlaces | undefined;
  /** The usual width of the stretch that calls a tooltip, in pixels. */
  reach: number;
  /** The x, in pixels from the origin, from which on tooltips stand to the left of their point. */
  turn: number;
}
