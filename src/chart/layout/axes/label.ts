import type { MarkKind } from "../../options/options.ts";

/** A text and where its baseline starts (or, where the drawing says so, ends), in pixels. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

/** A name in the legend. */
export interface LegendItem {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  mark: MarkKind;
  hidden: boolean;
  dashed: boolean;
  /** Its area is pale, as nothing stands on it. */
  pale: boolean;
  /** Left end of the swatch and the baseline, in pixels. */
  x: number;
  y: number;
}
