import type { ByteWriter } from "../base/byte-writer.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { MarkBase, MarkLayout } from "../layout/mark-layout.ts";
import type { HitRect, Layer, MarkType } from "../layout/mark-type.ts";
import { groupBySeries } from "../layout/marks/bandwidth.ts";
import type { Settings } from "../options/settings.ts";
import { boxSwatch, SWATCH_RULE } from "./swatch.ts";

/** A kind of mark: what every kind must define, and what it may define instead of a default. */
export type MarkDefinition<M extends MarkBase> = Pick<
  MarkType<M>,
  "kind" | "layout" | "rules" | "draw"
> &
  Partial<MarkType<M>> & {
    /** Draws a hit area with a tooltip for each mark, where marks of this kind have their own. */
    drawHitAreas?: DrawHitAreas;
  };

/** Draws the hit areas of a chart whose marks each have their own. */
type DrawHitAreas = (out: ByteWriter, laidOut: LaidOut, settings: Settings) => void;

const NONE: readonly never[] = [];

/**
 * Defines a kind of mark, with defaults for what it leaves out. All kinds have the same members in the
 * same order: V8 then treats them as one shape, and code that handles several kinds stays fast.
 */
export function defineMark<M extends MarkLayout>({
  drawHitAreas,
  ...own
}: MarkDefinition<M>): MarkType<M> {
  const hasPlainValue = own.valueText === undefined && own.valueParts === undefined;
  const type = { ...DEFAULTS, ...own, hasPlainValue } as MarkType<M>;
  defined.set(type, drawHitAreas);
  return type;
}

/** All kinds, with what draws their hit areas: the layout knows nothing of drawing. */
const defined = new WeakMap<object, DrawHitAreas | undefined>();

/** What draws the hit areas of a chart: brought along by the first kind of mark that has some. */
export function findHitAreas(layers: readonly Layer[]): DrawHitAreas | undefined {
  for (const { type } of layers) {
    const draw = defined.get(type);
    if (draw !== undefined) return draw;
  }
  return undefined;
}

/** Whether a value is a kind of mark that `defineMark` has made. */
export function isMarkType(value: unknown): value is MarkType {
  return typeof value === "object" && value !== null && defined.has(value);
}

/** A kind of which nothing is known. What every kind must define is never taken from here. */
const DEFAULTS: MarkType = {
  kind: "line",
  fields: NONE,
  yField: undefined,
  hasBandwidth: false,
  standsOnZero: false,
  stack: undefined,
  connects: false,
  ignoresGaps: false,
  scrolls: false,
  hasColorScale: false,
  hasHitAreas: false,
  summarizesPoints: false,
  isBackground: false,
  mutedBeside: NONE,
  drawsTogether: false,
  swatchRules: [SWATCH_RULE],
  hasPlainValue: true,
  binTime: nothing,
  summarize: (layers) => layers,
  binValues: (layers) => layers,
  xPadding: () => 0,
  bandGroup: groupBySeries,
  bandwidth: () => NO_BANDWIDTH,
  layout: (points) => points as MarkLayout,
  settle: nothing,
  isEmpty: ({ ys }) => ys.every(Number.isNaN),
  baseAt: ({ ys }, position) => ys[position]!,
  valueText: ({ series }, point, labels) => labels.value(series.ys[point]!),
  valueParts: ({ series }, point, labels) => [{ name: "", text: labels.value(series.ys[point]!) }],
  swatchWidth: () => SWATCH_WIDTH,
  drawsWithoutY: () => false,
  isPale: () => false,
  swatch: boxSwatch,
  rules: () => NONE,
  sizeRules: () => "",
  colorRules: () => "",
  addStyleParts: nothing,
  hitArea: () => hitRect(HIT_SIZE),
  draw: nothing,
  drawTogether: nothing,
};

function nothing(): undefined {
  return undefined;
}

const NO_BANDWIDTH = { width: 0, offset: 0 };
/** A swatch and the gap to its name, in pixels. */
export const SWATCH_WIDTH = 18;

/** The size of a hit area if its mark has none, in pixels. */
export const HIT_SIZE = 12;

/** A rectangle around a mark's position. */
export function hitRect(width: number, height = HIT_SIZE): HitRect {
  return { shape: "rect", width: Math.round(width), height: Math.round(height) };
}
