import type { ByteWriter } from "../base/byte-writer.ts";
import type { LegendItem } from "../layout/axes/label.ts";
import type { Rect } from "../layout/axes/margins.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureLayout } from "./figure.ts";
import { type FigureFrame, layoutFrame } from "./figure-frame.ts";
import type { Latest } from "./latest.ts";
import type { TileContext } from "./tile-line.ts";

/** A figure and what stands around it. */
export interface FramedFigure<F extends FigureLayout> {
  frame: FigureFrame;
  /** Undefined if there are no values to show. */
  figure: F | undefined;
  /** Why there is no figure. Default: the text of any chart without values. */
  empty: string;
}

/** The descriptor of one kind of figure. A bundle has only those whose chart functions it imports. */
export interface FigureType<F extends FigureLayout = FigureLayout> {
  /** @param context what a line needs besides the settings. */
  layout(latest: readonly Latest[], settings: Settings, context: TileContext): FramedFigure<F>;
  draw(out: ByteWriter, figure: F, legend: readonly LegendItem[], settings: Settings): void;
  /** CSS rules; `&` stands for the class of the chart. */
  rules(figure: F, settings: Settings): string;
  /** What is drawn with the colour of its series. */
  parts(figure: F): readonly { index: number }[];
  hasTones(figure: F): boolean;
  /** A sentence for each value, for screen readers. */
  describe(figure: F): string[];
  /** Parts have tooltips. */
  readonly hasTooltips: boolean;
  /** Entries of the legend can have the keyboard focus, and highlight their part. */
  canFocus(settings: Settings): boolean;
}

/**
 * Lays out a figure below its legend, which also has the hidden series.
 *
 * @param layout lays out the figure in the box that is left.
 */
export function layoutInFrame<F extends FigureLayout>(
  latest: readonly Latest[],
  settings: Settings,
  layout: (box: Rect) => F,
): FramedFigure<F> {
  const visible = latest.filter(({ hidden }) => !hidden);
  const hasLegend = settings.legend ?? visible.length < latest.length;
  const frame = layoutFrame(hasLegend ? latest : [], settings);
  const hasValues = visible.some(({ value }) => !Number.isNaN(value));
  return { frame, figure: hasValues ? layout(frame.box) : undefined, empty: "" };
}
