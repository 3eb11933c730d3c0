import type { TooltipArea } from "./tooltip-area.ts";
import type { TooltipGroups } from "./tooltip-groups.ts";

/** A line of a tooltip below its heading. */
export interface TooltipRow {
  /** The index of the series whose colour marks the row; -1: none. */
  index: number;
  /** Of a series, a value of a point that has several, or a total; may be empty. */
  name: string;
  /** Empty where the values follow in rows of their own. */
  value: string;
}

/** What a tooltip says. */
export interface TooltipContent {
  /** The x in words. */
  head: string;
  /** The label of the point, if it has one; else empty. */
  label: string;
  rows: TooltipRow[];
}

/** The lines of a tooltip, cut to what there is room for. */
export interface TooltipText {
  /** The x, and the label of the point beside it or on a line of its own. */
  heads: string[];
  rows: TooltipLine[];
}

/** A line below the heading. */
export interface TooltipLine {
  /** The index of the series whose colour marks the line; -1: none. */
  index: number;
  text: string;
}

/** How large a tooltip may be. */
export interface TooltipBounds {
  /** Of the text in pixels. Names are cut to it; values never are. */
  textWidth: number;
  lines: number;
  /** The x is a name, too. */
  isNamed: boolean;
}

/** What all tooltips of a chart share. */
export interface TooltipFrame {
  area: TooltipArea;
  bounds: TooltipBounds;
  /** The width of each box, in pixels. */
  width: number;
  /** The height of each box, where all are alike. */
  height: number | undefined;
  /** Names of the marks as tooltips write them. */
  names: readonly string[];
  groups: TooltipGroups;
  /** Boxes are beside their points, rather than above or below. */
  areBeside: boolean;
  /** What the tooltip at each place says, where that was needed to know the width. */
  texts: readonly TooltipText[] | undefined;
  /** The same before it was cut. */
  contents: readonly TooltipContent[] | undefined;
}
