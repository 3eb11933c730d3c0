import type { ByteWriter } from "../base/byte-writer.ts";
import type { Field, Series } from "../data/series.ts";
import type { NumberLabels } from "../format/number-label.ts";
import type { ChartWindow, MarkKind } from "../options/options.ts";
import type { Settings } from "../options/settings.ts";
import type { Theme } from "../options/theme.ts";
import type { BoxSummary } from "../data/stats/box.ts";
import type { SlidingExtent } from "../data/sliding-extent.ts";
import type { Extent } from "../data/extent.ts";
import type { Scale } from "../scales/scale.ts";
import type { XScale } from "../scales/x-scale.ts";
import type { LegendItem } from "./axes/label.ts";
import type { MarkBase, MarkLayout } from "./mark-layout.ts";
import type { MarkSettings } from "../options/mark-settings.ts";

/** A series as it is drawn: by what mark, and from where to where. */
export interface Layer {
  series: Series;
  mark: MarkSettings;
  /** What its kind of mark brings along. */
  type: MarkType;
  /** The series' place among all, which gives it its colour. */
  index: number;
  hidden: boolean;
  /** The values at which its marks end: its own or, in a stack, those on top of others. */
  y1: Float64Array;
  /** In a stack, the values at which they begin; else they begin at zero. */
  y0?: Float64Array;
  /** It was made from the series before it, and stands behind that in the legend. */
  derived?: boolean;
  /** Of a box plot: what each of its points stands for. */
  boxes?: BoxSummary[];
  /** Its one box stands at a place of its own, which is named after the series. */
  ownBand?: boolean;
  /** It sums up the window's points, and its own are no moments: they neither slide nor leave. */
  summarizesWindow?: boolean;
  /** Of what sums up a window: what it came to in the windows before. */
  before?: Extent;
  /** Of plain values that slide: those of the last two windows, and those before. */
  slidingExtents?: { near: SlidingExtent; before: SlidingExtent };
}

/** How wide a mark is, and how far beside its x it stands, in pixels. */
export interface Bandwidth {
  width: number;
  offset: number;
}

/** What all marks of a chart are laid out by. */
export interface MarkFrame {
  x: XScale;
  y: Scale;
  y2: Scale | undefined;
  decimals: number;
  /** The values at both ends of a heat map's colours. */
  shadeDomain: [number, number];
  /** The largest size of a bubble. */
  largestSize: number;
  /** Values run from left to right. Only bars are drawn so. */
  horizontal: boolean;
  reduce: Settings["reduce"];
  /** The plot moves by a gap within each frame. */
  glides: boolean;
}

/** What a mark is laid out from, besides its layer. */
export interface MarkContext {
  frame: MarkFrame;
  /** The mark's own y scale. */
  y: Scale;
  /** Decimals of the mark's own positions. */
  decimals: number;
  /** Where no mark of the chart has a bandwidth, there is none. */
  band: Bandwidth | undefined;
}

/** What a mark is drawn with. */
export interface DrawContext {
  decimals: number;
  settings: Settings;
}

/** Values per time bin, at the starts of the bins. */
export type BinnedColumns = Pick<Series, "xs" | "ys"> & { fields: NonNullable<Series["fields"]> };

/**
 * All that is particular to one kind of mark: how its points are read, laid out, told and drawn.
 * `defineMark` fills in what most kinds have in common.
 */
export interface MarkType<M extends MarkBase = MarkLayout> {
  readonly kind: M["kind"] & MarkKind;

  /** Values that a point has besides `y` or instead of it, in the order of a pushed row. */
  readonly fields: readonly Field[];
  /** The field that stands for `y`, such as a candle's close. */
  readonly yField: Field | undefined;
  /** It takes up width to both sides of its x. */
  readonly hasBandwidth: boolean;
  /** It starts at zero, so that sizes can be compared. */
  readonly standsOnZero: boolean;
  /** Layers of this kind may stand on each other. */
  readonly stacks: boolean;
  /** Its points are joined by a line. */
  readonly connects: boolean;
  /** Points that lie far apart are drawn like others, as nothing joins them. */
  readonly ignoresGaps: boolean;
  /** Positions and text of the last drawing are taken over as the window slides. */
  readonly scrolls: boolean;
  /** Values are colours: the chart has a colour key, and a row for each series. */
  readonly hasColorScale: boolean;
  /** Several may stand above one another, so each shows a tooltip of its own. */
  readonly hasHitAreas: boolean;
  /** It is drawn though its `y` has no place on the axis. */
  readonly needsNoY: boolean;
  /** A tooltip says the point's `y` and no more. */
  readonly hasPlainValue: boolean;
  /** How many values a tooltip has; estimates its width. */
  readonly valueCount: number;
  /** It is drawn before lines and dots, or it would hide them. */
  readonly isBackground: boolean;
  /** All marks of the kind are drawn at once, by `drawTogether`. */
  readonly drawsTogether: boolean;
  /** Style rules of its swatch. */
  readonly swatchRules: readonly string[];

  /** The values of each time bin, for the option `binMs`; nothing where it shows raw values. */
  binTime(series: Series, binMs: number): BinnedColumns | undefined;
  /** The layers, with those of this kind summed up. */
  summarize(layers: Layer[], window: ChartWindow | undefined): Layer[];
  /** Pixels that it reaches beyond its x in a plot of this width, where it has no bandwidth. */
  xPadding(layer: Layer, width: number): number;
  /** Marks of one group share a place. */
  bandGroup(layer: Layer): string;
  /** @param groups of all layers of the kind: the place of each. */
  bandwidth(layer: Layer, gap: number, groups: ReadonlyMap<string, number>): Bandwidth;
  /** @param points where the layer's points are; may become the layout itself. */
  layout(points: MarkBase, layer: Layer, context: MarkContext): M;
  /** Whether nothing of it is seen. */
  isEmpty(mark: M): boolean;
  /** Where it ends opposite of its y. */
  opposite(mark: M, position: number): number;
  /** What a tooltip says of a point. */
  valueText(layer: Layer, point: number, labels: NumberLabels): string;

  /** Pixels from the left end of its swatch to the name. */
  swatchWidth(settings: Settings): number;
  /** Whether its swatch is pale, as the mark is. */
  isPale(mark: MarkSettings): boolean;
  swatch(item: LegendItem, settings: Settings): string;
  /** Style rules that it needs. */
  rules(mark: M): readonly string[];
  /** Rules that depend on its size. Those of the first mark of a kind hold for all. */
  sizeRules(mark: M, settings: Settings): string;
  /** Rules that depend on the theme. @param canFocus whether the focus can rest on it. */
  colorRules(theme: Theme, settings: Settings, canFocus: boolean): string;
  /** Adds what its rules depend on to the key under which they are cached. */
  addStyleParts(parts: unknown[], mark: M): void;
  /** The element that shows a mark's tooltip, around its place. */
  hitArea(mark: M, position: number, settings: Settings): string;
  draw(out: ByteWriter, mark: M, context: DrawContext): void;
  drawTogether(out: ByteWriter, marks: M[], context: DrawContext): void;
}

/** The kinds of marks that a chart knows. */
export type MarkTypes = ReadonlyMap<MarkKind, MarkType>;
