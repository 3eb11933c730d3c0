import type { ByteWriter } from "../base/byte-writer.ts";
import type { Extent } from "../data/extent.ts";
import type { Field, Series } from "../data/series.ts";
import type { StackEdge } from "../data/stats/interpolate-stack.ts";
import type { BoxSummary } from "../data/stats/box.ts";
import type { NumberLabels } from "../format/value-labels.ts";
import type { MarkSettings } from "../options/mark-settings.ts";
import type { ChartWindow } from "../options/options.ts";
import type { MarkKind, YScaleKind } from "../options/choices.ts";
import type { Settings } from "../options/settings.ts";
import type { Theme } from "../options/theme.ts";
import type { Scale } from "../scales/scale.ts";
import type { XScale } from "../scales/x-scale.ts";
import type { LegendItem } from "./axes/label.ts";
import type { MarkBase, MarkLayout } from "./mark-layout.ts";

/** A series with its mark and the values that the mark spans: what a chart draws, one by one. */
export interface Layer {
  series: Series;
  mark: MarkSettings;
  /** The descriptor of the mark's kind. */
  type: MarkType;
  /** The index of the series in the chart; picks its colour. */
  index: number;
  hidden: boolean;
  /** The series as it was measured, where gaps were inserted into `series`. */
  unbroken?: Series;
  /** The ends of the marks: the series' values or, in a stack, their running sums. */
  y1: Float64Array;
  /** The starts of the marks in a stack. Default: zero. */
  y0?: Float64Array;
  /** Drawn pale, behind the rest: marks of a kind in `mutedBeside` are on the other axis. */
  muted?: boolean;
  /** The edges of an area in a stack, if other series have points between its own. */
  edge?: StackEdge;
  /** This layer with shares in place of its values, in a percent stack whose texts are to show them. */
  shares?: Layer;
  /** Derived from the layer before it, such as a moving average; follows it in the legend. */
  derived?: boolean;
  /** Box plots only: the summary behind each point. */
  boxes?: BoxSummary[];
  /** A single box in a band of its own, named after the series. */
  ownBand?: boolean;
  /** Heat maps only: the xs at which the row has no value. */
  missing?: Float64Array;
  /** Histograms only: where the bin of each point begins, and where that of the last one ends. */
  binEdges?: ArrayLike<number>;
  /** Each point summarizes the whole window, so points neither slide nor leave. */
  summarizesWindow?: boolean;
  /** The width of the bins of a histogram, in units of x; on a logarithmic axis in decades. */
  binWidth?: number;
  /** How many points have no place on the x axis: those at zero or less, on a logarithmic one. */
  offScale?: number;
  /** With `summarizesWindow`: the extent of the summaries of earlier windows. */
  earlierExtent?: Extent;
}

/** The width of a mark and the offset of its centre from its x, both in pixels. */
export interface Bandwidth {
  width: number;
  offset: number;
}

/** What the marks of a chart share: scales, and what they are laid out by. */
export interface PlotContext {
  x: XScale;
  y: Scale;
  y2: Scale | undefined;
  /** Decimals of pixel coordinates: 0 or 1. */
  decimals: number;
  /** The values of the first and the last colour of a heat map. */
  shadeDomain: [number, number];
  /** How its colours spread over these values. */
  shadeScale: YScaleKind;
  /** The largest `size` of all bubbles. */
  maxSize: number;
  /** Values run from left to right. Only bars support it. */
  horizontal: boolean;
  reduce: Settings["reduce"];
  /** Pixels that an animation moves the plot by in a cycle; 0 where there is none. */
  cycle: number;
}

/** What `MarkType.layout` needs besides the layer. */
export interface MarkContext {
  plot: PlotContext;
  /** The y scale of this mark: left or right. */
  y: Scale;
  /** Decimals of this mark's coordinates: 0 where it is reduced, else those of the plot. */
  decimals: number;
  /** Undefined where no mark of the chart has a bandwidth. */
  band: Bandwidth | undefined;
}

/** What `MarkType.draw` needs besides the mark. */
export interface DrawContext {
  decimals: number;
  settings: Settings;
}

/** One of the values of a point. */
export interface ValuePart {
  /** What distinguishes it from the others. The first may have none: it stands beside its series. */
  name: string;
  text: string;
}

/** An area around the position of a mark, which is its (0, 0). */
export type HitArea =
  | HitRect
  | { shape: "circle"; radius: number }
  /** @property data the `d` of an SVG path. */
  | { shape: "path"; data: string };

/** Around its middle, in pixels. */
export interface HitRect {
  shape: "rect";
  width: number;
  height: number;
}

/** A series binned by time; each x is the start of a bin. */
export type BinnedColumns = Pick<Series, "xs" | "ys"> & { fields: NonNullable<Series["fields"]> };

/**
 * The descriptor of one kind of mark: everything about the kind that the rest of the code needs.
 * To add a kind, name it in `MARK_KINDS`, call `defineMark` in a file of its own in `chart/marks/`, and
 * list its constructor in `mark-constructors.ts`. `defineMark` requires `kind`, `layout`, `rules` and
 * `draw`, and has a default for everything else.
 *
 * The members follow the way of the data: points → layer → layout → style → SVG. "Position" is an
 * index into the lists of a mark's layout (`xs`, `ys`), "point" an index into its series; `pointAt`
 * converts the first to the second. All members are pure functions or constants.
 */
export interface MarkType<M extends MarkBase = MarkLayout> {
  readonly kind: M["kind"] & MarkKind;

  // Points

  /** The values of a point besides `y`, or in place of it, in the order of a pushed row. */
  readonly fields: readonly Field[];
  /** The field that is also `y`, such as a candle's `close`. */
  readonly yField: Field | undefined;
  /** Bins raw values for the option `binMs`; undefined where the kind draws raw values. */
  binTime(series: Series, binMs: number): BinnedColumns | undefined;

  // Layers

  /** Stacks the layers of this kind; returns all layers. Undefined where the kind cannot be stacked. */
  readonly stack: ((layers: Layer[], settings: Settings) => Layer[]) | undefined;
  /** The option `gapMs` has no effect, as nothing connects the points. */
  readonly ignoresGaps: boolean;
  /** A mark stands for many points, so none has a label or a colour of its own. */
  readonly summarizesPoints: boolean;
  /** Replaces the layers of this kind by summaries, as box plots do; returns all layers. */
  summarize(layers: Layer[], window: ChartWindow | undefined): Layer[];

  /**
   * Makes a histogram: replaces all layers, whatever draws them, by counts per bin; returns them.
   *
   * @param isLog bins are equally wide on a logarithmic x axis.
   */
  binValues(layers: Layer[], window: ChartWindow | undefined, isLog: boolean): Layer[];

  // Scales

  /** The y domain includes zero by default, so that lengths compare. */
  readonly standsOnZero: boolean;
  /** Values are colours: the chart shows a colour key, and a row for each series. */
  readonly hasColorScale: boolean;
  /** The mark has a width, and needs space on both sides of its x. */
  readonly hasBandwidth: boolean;
  /** The group of a layer. Layers of one group share one part of the bandwidth. */
  bandGroup(layer: Layer): string;
  /**
   * Width and offset of a layer's marks.
   *
   * @param gap pixels between neighbouring xs.
   * @param groups the index of each group of this kind, from left to right.
   */
  bandwidth(layer: Layer, gap: number, groups: ReadonlyMap<string, number>): Bandwidth;
  /**
   * Padding of the x domain in pixels, for kinds without a bandwidth that reach beyond their x.
   *
   * @param width of the plot, in pixels.
   */
  xPadding(layer: Layer, width: number): number;

  // Layout

  /**
   * Lays out the marks of a layer.
   *
   * @param points the laid out points, to be given more fields and returned: a copy costs some 5 µs
   * a mark.
   */
  layout(points: MarkBase, layer: Layer, context: MarkContext): M;
  /** Adjusts the marks of this kind to each other, in place, after each has been laid out by itself. */
  settle(marks: readonly MarkLayout[], layers: readonly Layer[], plot: PlotContext): void;
  /** Whether the mark draws nothing. A chart of such marks shows the text of the option `empty`. */
  isEmpty(mark: M): boolean;
  /** The y pixel of a mark's other end: its base, or `ys` itself. Labels avoid what is between. */
  baseAt(mark: M, position: number): number;
  /** A line connects the points. */
  readonly connects: boolean;
  /** As the window slides, positions and SVG text of the last frame are reused. */
  readonly scrolls: boolean;

  // Tooltips

  /** Each mark has a hit area of its own, as several can be at one x. */
  readonly hasHitAreas: boolean;
  /** Whether the point at a position is drawn though its `y` is NaN, and so has a tooltip. */
  drawsWithoutY(mark: M, position: number): boolean;
  /** The tooltip shows `y` and nothing else. `defineMark` derives it. */
  readonly hasPlainValue: boolean;
  /** The values of a point in one line, for descriptions and screen readers. */
  valueText(layer: Layer, point: number, labels: NumberLabels): string;
  /** The values of a point one by one, as tooltips show them. */
  valueParts(layer: Layer, point: number, labels: NumberLabels): readonly ValuePart[];
  /** The area that triggers the tooltip. */
  hitArea(mark: M, position: number, settings: Settings): HitArea;

  // Legend

  /** Width of a series' swatch with its gap to the name, in pixels. */
  swatchWidth(settings: Settings, index: number): number;
  /** Whether the swatch is pale, as the mark is. */
  isPale(mark: MarkSettings): boolean;
  /** The swatch as SVG. */
  swatch(item: LegendItem, settings: Settings): string;

  // Style: in each rule `&` stands for the class of the chart

  /** CSS rules of the swatch. */
  readonly swatchRules: readonly string[];
  /** CSS rules that the mark needs. Rules shared with other marks are written once. */
  rules(mark: M): readonly string[];
  /** CSS rules that depend on the mark's size. The first mark of a kind decides for all. */
  sizeRules(mark: M, settings: Settings): string;
  /**
   * CSS rules that depend on the theme.
   *
   * @param canFocus whether tooltips can have the keyboard focus.
   */
  colorRules(theme: Theme, settings: Settings, canFocus: boolean): string;
  /** Adds to `parts`, the cache key of the style, everything that `rules` and `sizeRules` read. */
  addStyleParts(parts: unknown[], mark: M): void;

  // Drawing

  /** Drawn before lines and dots, which it would hide. */
  readonly isBackground: boolean;
  /** Marks of this kind are drawn pale beside marks of these kinds on the other y axis. */
  readonly mutedBeside: readonly MarkKind[];
  /** All marks of the kind are drawn in one call of `drawTogether`; `draw` is not called. */
  readonly drawsTogether: boolean;
  /** Appends the mark as SVG. */
  draw(out: ByteWriter, mark: M, context: DrawContext): void;
  /** Appends all visible marks of the kind as SVG. */
  drawTogether(out: ByteWriter, marks: M[], context: DrawContext): void;
}

/** The descriptors that a chart can draw, by kind. */
export type MarkTypes = ReadonlyMap<MarkKind, MarkType>;
