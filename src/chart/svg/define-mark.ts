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
export function defineMark<M extends MarkLayout>(own: MarkDefinition<M>): MarkType<M> {
  const type = withDefaults(own);
  defined.set(type, own.drawHitAreas);
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

function withDefaults<M extends MarkLayout>(own: MarkDefinition<M>): MarkType<M> {
  return {
    kind: own.kind,
    fields: own.fields ?? NONE,
    yField: own.yField,
    hasBandwidth: own.hasBandwidth ?? false,
    standsOnZero: own.standsOnZero ?? false,
    stack: own.stack,
    connects: own.connects ?? false,
    ignoresGaps: own.ignoresGaps ?? false,
    scrolls: own.scrolls ?? false,
    hasColorScale: own.hasColorScale ?? false,
    hasHitAreas: own.hasHitAreas ?? false,
    drawsWithoutY: own.drawsWithoutY ?? false,
    summarizesPoints: own.summarizesPoints ?? false,
    isBackground: own.isBackground ?? false,
    mutedBeside: own.mutedBeside ?? NONE,
    drawsTogether: own.drawsTogether ?? false,
    swatchRules: own.swatchRules ?? [SWATCH_RULE],
    hasPlainValue: own.valueText === undefined && own.valueParts === undefined,
    binTime: own.binTime ?? (() => undefined),
    summarize: own.summarize ?? ((layers) => layers),
    binValues: own.binValues ?? ((layers) => layers),
    xPadding: own.xPadding ?? (() => 0),
    bandGroup: own.bandGroup ?? groupBySeries,
    bandwidth: own.bandwidth ?? (() => NO_BANDWIDTH),
    layout: own.layout,
    settle: own.settle ?? (() => undefined),
    isEmpty: own.isEmpty ?? (({ ys }) => ys.every(Number.isNaN)),
    baseAt: own.baseAt ?? (({ ys }, position) => ys[position]!),
    valueText: own.valueText ?? (({ series }, point, labels) => labels.value(series.ys[point]!)),
    valueParts:
      own.valueParts ??
      (({ series }, point, labels) => [{ name: "", text: labels.value(series.ys[point]!) }]),
    swatchWidth: own.swatchWidth ?? (() => SWATCH_WIDTH),
    isPale: own.isPale ?? (() => false),
    swatch: own.swatch ?? boxSwatch,
    rules: own.rules,
    sizeRules: own.sizeRules ?? (() => ""),
    colorRules: own.colorRules ?? (() => ""),
    addStyleParts: own.addStyleParts ?? (() => undefined),
    hitArea: own.hitArea ?? (() => hitRect(HIT_SIZE)),
    draw: own.draw,
    drawTogether: own.drawTogether ?? (() => undefined),
  };
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
