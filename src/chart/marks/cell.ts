import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { clamp } from "../base/clamp.ts";
import { MAX_DISTANCE, roundPixels } from "../layout/marks/apply-scale.ts";
import type { Layer, PlotContext } from "../layout/mark-type.ts";
import { type CellLayout, type MarkBase, pointAt } from "../layout/mark-layout.ts";
import { groupPositions } from "../layout/marks/group-positions.ts";
import { SHADES, type Theme, themeShades } from "../options/theme.ts";
import { yTransform } from "../scales/y-scale.ts";
import { backgroundColor } from "../svg/background-color.ts";
import { defineMark, hitRect } from "../svg/define-mark.ts";
import { drawHitAreas } from "../svg/hit-areas.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { roundWidth } from "../svg/mark-rules.ts";
import type { Series } from "../data/series.ts";
import { MISSING_ID } from "../svg/missing-hatch.ts";
import { SWATCH_RULE } from "../svg/swatch.ts";
import { toSteps } from "./line.ts";
import { findMissingCells } from "./missing-cells.ts";

/** Pixels that a cell extends over each of its edges. */
const CELL_BLEED = 0.5;

const MISSING_RULE = `& .cm,& .j.cm{stroke:url(#^${MISSING_ID})}& .mh{stroke:currentColor;opacity:.5}`;

const OWN_RULE = "& .xo{stroke:currentColor}";

/** In place of a shade: the first colour of single cells. */
const OWN_SHADE = -2;

/** A row of coloured cells for each series, as in a heat map. */
export const cellMark = /* @__PURE__ */ defineMark<CellLayout>({
  kind: "cell",
  hasBandwidth: true,
  hasColorScale: true,
  drawsTogether: true,
  summarize: findMissingCells,
  bandwidth: (_layer, gap) => ({ width: gap, offset: 0 }),
  layout(points, layer, { plot, band }) {
    const row: CellLayout = Object.assign(points, {
      kind: "cell" as const,
      ys: rowPositions(points, layer, plot),
      shades: pickShades(points, layer, plot),
      width: band?.width ?? 1,
      height: Math.abs(plot.y.perUnit),
    });
    addOwnColors(row, layer);
    const missing = layoutMissing(layer, plot);
    if (missing !== undefined) row.missing = missing;
    return row;
  },
  rules: ({ missing, ownColors }) => [
    ...(missing === undefined ? [] : [MISSING_RULE]),
    ...(ownColors === undefined ? [] : [OWN_RULE]),
  ],
  sizeRules: ({ height }) =>
    `& .x{stroke-width:${roundWidth(height + 2 * CELL_BLEED)}}${SWATCH_RULE}`,
  colorRules(theme, _settings, canFocus) {
    // Some cells are as dark as the focus ring.
    const ring = `& .p :focus-visible>:first-child{outline:2px solid ${backgroundColor(theme)}}`;
    return shadeRules(theme) + (canFocus ? ring : "");
  },
  addStyleParts: (parts, { height, missing, ownColors }) =>
    void parts.push(height, missing !== undefined, ownColors !== undefined),
  drawHitAreas,
  hitArea: ({ width, height }) => hitRect(width, height),
  draw: () => undefined,
  drawTogether: (out, rows, { decimals }) => drawCells(out, rows, decimals),
});

/** A row of coloured cells. */
export const cells = /* @__PURE__ */ defineConstructor(cellMark);

/** The y of the series' row at each point that is no gap. */
function rowPositions({ ys }: MarkBase, layer: Layer, plot: PlotContext): number[] {
  const row = rowY(layer, plot);
  return ys.map((py) => (Number.isNaN(py) ? py : row));
}

function rowY({ index }: Layer, { y, decimals }: PlotContext): number {
  const steps = 10 ** decimals;
  return Math.round(y.px(index) * steps) / steps;
}

function layoutMissing(layer: Layer, plot: PlotContext): CellLayout["missing"] {
  if (layer.missing === undefined || layer.hidden) return undefined;
  const { x, decimals } = plot;
  const missing = x.kind === "ordinal" ? gapIndices(layer.series) : layer.missing;
  const left = x.px(x.domain[0]);
  const near = Array.from(missing, x.px).filter((px) => Math.abs(px - left) < MAX_DISTANCE);
  const xs = near.map((px) => roundPixels(px, decimals));
  return { xs, y: rowY(layer, plot) };
}

/** On an ordinal axis, which counts the points of each row, only a row's own gaps lack a value. */
function gapIndices({ ys, startIndex }: Series): number[] {
  const gaps: number[] = [];
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!)) gaps.push(startIndex + i);
  return gaps;
}

/**
 * The shade of each point, from 0; -1 at gaps. On a logarithmic scale zero and negative values have the
 * first, as all have that are below the domain.
 */
function pickShades(mark: MarkBase, { series }: Layer, plot: PlotContext): number[] {
  const { shadeDomain, shadeScale } = plot;
  const transform = yTransform(shadeDomain, shadeScale) ?? Number;
  const [low, high] = [transform(shadeDomain[0]), transform(shadeDomain[1])];
  const perShade = SHADES / (high - low || 1);
  return mark.xs.map((_, i) => {
    const value = series.ys[pointAt(mark, i)]!;
    if (Number.isNaN(value)) return -1;
    const shade = Math.floor((transform(value) - low) * perShade);
    return Number.isNaN(shade) ? 0 : clamp(shade, 0, SHADES - 1);
  });
}

/** Gives cells with a colour of their own a number for it in place of their shade. */
function addOwnColors(row: CellLayout, { series: { colors } }: Layer): void {
  if (colors === undefined) return;
  const own = new Map<string, number>();
  for (let i = 0; i < row.shades.length; i++) {
    const color = colors[pointAt(row, i)];
    if (color === undefined || row.shades[i]! < 0) continue;
    const shade = own.get(color) ?? OWN_SHADE - own.size;
    own.set(color, shade);
    row.shades[i] = shade;
  }
  if (own.size > 0) row.ownColors = Array.from(own.keys());
}

function shadeRules(theme: Theme): string {
  const shades = themeShades(theme);
  return Array.from(
    { length: SHADES },
    (_, i) => `& .c${i}{stroke:${shades[i] ?? theme.text}}`,
  ).join("");
}

const M = 0x4d;
const H = 0x68;

/**
 * Draws a path for each shade, whose stroke is as wide as a row. Adjacent cells of one shade are one
 * stroke. Each extends half a pixel over its edges, as the background would show through an edge that
 * lies within a pixel.
 */
function drawCells(out: ByteWriter, rows: CellLayout[], decimals: number): void {
  drawMissing(out, rows, decimals);
  const all = rows.map((row) => rowStrokes(row, decimals));
  for (let shade = 0; shade < SHADES; shade++) {
    const start = out.offset;
    put(out, `<path class="x c${shade}" d="`);
    const empty = out.offset;
    for (const row of all) strokeCells(out, row, row.byShade.get(shade));
    if (out.offset === empty) out.offset = start;
    else put(out, '"/>');
  }
  for (const [r, { ownColors = [] }] of rows.entries()) {
    for (const [k, color] of ownColors.entries()) {
      put(out, `<path class="x xo" color="${color}" d="`);
      strokeCells(out, all[r]!, all[r]!.byShade.get(OWN_SHADE - k));
      put(out, '"/>');
    }
  }
}

/** Hatches the cells without a value, below those that have one. */
function drawMissing(out: ByteWriter, rows: CellLayout[], decimals: number): void {
  if (rows.every(({ missing }) => missing === undefined)) return;
  put(out, '<path class="x cm" d="');
  for (const row of rows) {
    if (row.missing === undefined) continue;
    const { xs, y } = row.missing;
    const strokes = rowStrokes({ ...row, xs, ys: [y], shades: xs.map(() => -1) }, decimals);
    strokeCells(out, strokes, strokes.byShade.get(-1));
  }
  put(out, '"/>');
}

/** A row of cells in steps, as from `toSteps`. */
interface RowStrokes {
  xs: number[];
  y: number;
  /** From the middle of a cell to the end of its stroke. */
  half: number;
  /** The furthest that the middles of adjacent cells are apart. */
  furthest: number;
  decimals: number;
  /** The positions of the cells of each shade. */
  byShade: ReadonlyMap<number, readonly number[]>;
}

function rowStrokes({ xs, ys, shades, width }: CellLayout, decimals: number): RowStrokes {
  const unit = decimals === 0 ? 1 : 10;
  return {
    xs: toSteps(xs, decimals),
    // All cells of a row have the same y, but for gaps, which are NaN.
    y: Math.round((ys.find((py) => !Number.isNaN(py)) ?? 0) * unit),
    half: Math.round(((width + 2 * CELL_BLEED) * unit) / 2),
    furthest: 2 * Math.round((width * unit) / 2) + unit,
    decimals,
    byShade: groupPositions(shades),
  };
}

/** Writes the cells at these positions; adjacent ones as one stroke. */
function strokeCells(
  out: ByteWriter,
  { xs, y, half, furthest, decimals }: RowStrokes,
  positions: readonly number[] = [],
): void {
  ensureCapacity(out, positions.length * (3 * MAX_NUMBER_BYTES + 2));
  const { bytes } = out;
  let { offset } = out;
  for (let k = 0; k < positions.length; k++) {
    let i = positions[k]!;
    const from = xs[i]! - half;
    while (positions[k + 1] === i + 1 && xs[i + 1]! - xs[i]! <= furthest) {
      i++;
      k++;
    }
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, from, decimals);
    offset = writeNext(bytes, offset, y, decimals);
    bytes[offset++] = H;
    offset = writeFirst(bytes, offset, xs[i]! + half - from, decimals);
  }
  out.offset = offset;
}
