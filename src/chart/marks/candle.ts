import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { binCandles } from "../data/stats/time-bins.ts";
import type { Series } from "../data/series.ts";
import { type CandleLayout, pointAt } from "../layout/mark-layout.ts";
import { evenWidth, FILLED_SHARE, MAX_BAR_WIDTH } from "../layout/marks/bandwidth.ts";
import { groupPositions } from "../layout/marks/group-positions.ts";
import {
  applyBandwidth,
  clampAllToPlot,
  pickColors,
  rangeOf,
  scaleColumn,
} from "../layout/marks/mark-positions.ts";
import type { Settings } from "../options/settings.ts";
import type { Scale } from "../scales/scale.ts";
import { toneColor } from "../options/theme.ts";
import { backgroundColor } from "../svg/background-color.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { roundWidth, strokeRule } from "../svg/mark-rules.ts";
import { toSteps } from "./line.ts";
import { labelOrUnknown } from "./unknown-value.ts";

/** The edge of a hollow candle, in pixels. */
const EDGE = 1;

/** Candles of open, high, low and close. Rising ones are green or, if shapes differ, hollow too. */
export const candleMark = /* @__PURE__ */ defineMark<CandleLayout>({
  kind: "candle",
  fields: ["open", "high", "low", "close"],
  yField: "close",
  hasBandwidth: true,
  isBackground: true,
  binTime({ xs, ys }, binMs) {
    const { xs: starts, open, high, low, close } = binCandles(xs, ys, binMs);
    return { xs: starts, ys: close, fields: { open, high, low, close } };
  },
  bandwidth: (_layer, gap) => ({
    width: evenWidth(Math.min(gap * FILLED_SHARE, MAX_BAR_WIDTH)),
    offset: 0,
  }),
  layout(points, { series }, context) {
    const mark: CandleLayout = Object.assign(points, { kind: "candle" as const, fell: [] });
    const { open, high, low } = series.fields ?? {};
    mark.ys = scaleColumn(series.ys, mark, context);
    if (high !== undefined) mark.highs = scaleColumn(high, mark, context);
    if (low !== undefined) mark.lows = scaleColumn(low, mark, context);
    if (open !== undefined) mark.opens = scaleColumn(open, mark, context);
    mark.fell = mark.xs.map((_, i) => hasFallen(series, pointAt(mark, i)));
    if (series.colors !== undefined) mark.colors = pickColors(mark, series.colors);
    completeCandles(mark);
    clipCandles(mark, context.y);
    applyBandwidth(mark, context.band);
    return mark;
  },
  isEmpty: ({ ys, lows }) =>
    ys.every(Number.isNaN) && (lows === undefined || lows.every(Number.isNaN)),
  valueText({ series }, point, labels) {
    const { fields, ys } = series;
    if (fields === undefined) return labels.value(ys[point]!);
    const label = (column: Float64Array | undefined) => labelOrUnknown(column?.[point], labels);
    return `${label(fields.open)} → ${label(ys)}, ${label(fields.low)} – ${label(fields.high)}`;
  },
  valueParts({ series }, point, labels) {
    const { fields, ys } = series;
    if (fields === undefined) return [{ name: "", text: labels.value(ys[point]!) }];
    const columns = { open: fields.open, high: fields.high, low: fields.low, close: ys };
    return Object.entries(columns).map(([name, column]) => ({
      name,
      text: labelOrUnknown(column?.[point], labels),
    }));
  },
  rules: () => [],
  sizeRules({ width = 1 }, { distinguish }) {
    const inner = `& .ki{stroke-width:${roundWidth(Math.max(0, width - 2 * EDGE))}}`;
    return strokeRule("w", 1) + strokeRule("k", width) + (distinguish === "shape" ? inner : "");
  },
  colorRules(theme, { distinguish }) {
    const hollow = distinguish === "shape" ? `& .ki{stroke:${backgroundColor(theme)}}` : "";
    const [rose, fell] = [toneColor(theme, "good"), toneColor(theme, "bad")];
    return `${hollow}& .u{color:${rose}}& .dn{color:${fell}}`;
  },
  addStyleParts: (parts, { width }) => void parts.push(width),
  hitArea: ({ width = HIT_SIZE }) => hitRect(width),
  swatch({ hidden, x, y }, { distinguish }) {
    const faint = hidden ? " fa" : "";
    const rose =
      distinguish === "shape"
        ? `<path class="w u${faint}" d="M${x + 1.5} ${y - 8.5}h4v9h-4z"/>`
        : `<path class="j u${faint}" d="M${x + 1} ${y - 4}h5"/>`;
    return `${rose}<path class="j dn${faint}" d="M${x + 6} ${y - 4}h5"/>`;
  },
  draw: (out, mark, { decimals, settings }) => drawCandles(out, mark, decimals, settings),
});

/** Candles of `open`, `high`, `low` and `close`. */
export const candles = /* @__PURE__ */ defineConstructor(candleMark);

/** Gives a candle that lacks some of its values a shape of those it has, in place. */
function completeCandles({ ys, opens = ys, highs = ys, lows = ys }: CandleLayout): void {
  for (let i = 0; i < ys.length; i++) {
    const known = [opens[i]!, highs[i]!, lows[i]!, ys[i]!].filter((px) => !Number.isNaN(px));
    if (known.length === 4 || known.length === 0) continue;
    const hasBody = !Number.isNaN(opens[i]!) || !Number.isNaN(ys[i]!);
    if (Number.isNaN(highs[i]!)) highs[i] = Math.min(...known);
    if (Number.isNaN(lows[i]!)) lows[i] = Math.max(...known);
    if (!hasBody) continue;
    if (Number.isNaN(opens[i]!)) opens[i] = ys[i]!;
    if (Number.isNaN(ys[i]!)) ys[i] = opens[i]!;
  }
}

/** Whether a candle closed below where it opened. A fall of less than a pixel is one, too. */
function hasFallen({ ys, fields }: Series, point: number): boolean {
  return ys[point]! < (fields?.open?.[point] ?? Number.NaN);
}

/** Cuts candles off at the edges of the plot, in place. Parts wholly beyond them become NaN. */
function clipCandles({ ys, opens, highs, lows }: CandleLayout, y: Scale): void {
  const [from, to] = rangeOf(y);
  const isBeyond = (one: number, other: number) =>
    (one < from && other < from) || (one > to && other > to);
  if (highs !== undefined && lows !== undefined) {
    for (let i = 0; i < ys.length; i++) {
      if (isBeyond(highs[i]!, lows[i]!)) highs[i] = lows[i] = Number.NaN;
    }
  }
  if (opens !== undefined) {
    for (let i = 0; i < ys.length; i++) if (isBeyond(opens[i]!, ys[i]!)) opens[i] = Number.NaN;
  }
  for (const pixels of [ys, opens, highs, lows]) {
    if (pixels !== undefined) clampAllToPlot(pixels, y);
  }
}

const M = 0x4d;
const V = 0x76;

/** Draws wicks and bodies: a group each of rising candles, of falling ones and of each own colour. */
function drawCandles(
  out: ByteWriter,
  mark: CandleLayout,
  decimals: number,
  { distinguish }: Settings,
): void {
  const strokes = candleStrokes(mark, decimals);
  const parts = distinguish === "shape" ? [...strokes, hollowStrokes(mark, decimals)] : strokes;
  const groups = groupPositions(mark.fell.map((isFall, i) => mark.colors?.[i] ?? isFall));
  const drawGroup = (attribute: string, positions: readonly number[] = []) => {
    put(out, `<g ${attribute}>`);
    for (const part of parts) drawCandlePart(out, part, positions);
    put(out, "</g>");
  };
  drawGroup('class="u"', groups.get(false));
  drawGroup('class="dn"', groups.get(true));
  for (const [color, positions] of groups) {
    if (typeof color === "string") drawGroup(`color="${color}"`, positions);
  }
}

/** A vertical stroke for each candle, in steps as from `toSteps`. NaN: none. */
interface CandleStrokes {
  classes: string;
  xs: number[];
  from: number[];
  to: number[];
  decimals: number;
}

/** The wicks and the bodies. */
function candleStrokes(mark: CandleLayout, decimals: number): CandleStrokes[] {
  const { ys: closes, opens = closes, highs = closes, lows = closes } = mark;
  const xs = toSteps(mark.xs, decimals);
  const steps = (pixels: number[]) => toSteps(pixels, decimals);
  return [
    { classes: "w", xs, from: steps(highs), to: steps(lows), decimals },
    { classes: "k", xs, from: steps(opens), to: steps(closes), decimals },
  ];
}

/** The insides of rising candles, where there is room for one. */
function hollowStrokes(
  { xs, ys: closes, opens = closes }: CandleLayout,
  decimals: number,
): CandleStrokes {
  const from = opens.map((open, i) => (open - closes[i]! > 2 * EDGE ? open - EDGE : Number.NaN));
  const to = closes.map((close) => close + EDGE);
  const steps = (pixels: number[]) => toSteps(pixels, decimals);
  return { classes: "ki", xs: steps(xs), from: steps(from), to: steps(to), decimals };
}

/** Draws the strokes at these positions as one path, each at least a pixel long. */
function drawCandlePart(
  out: ByteWriter,
  { classes, xs, from, to, decimals }: CandleStrokes,
  positions: readonly number[],
): void {
  const unit = decimals === 0 ? 1 : 10;
  const start = out.offset;
  put(out, `<path class="${classes}" d="`);
  const empty = out.offset;
  ensureCapacity(out, positions.length * (3 * MAX_NUMBER_BYTES + 2));
  const { bytes } = out;
  let { offset } = out;
  for (const i of positions) {
    const length = to[i]! - from[i]!;
    if (Number.isNaN(length)) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]!, decimals);
    offset = writeNext(bytes, offset, from[i]!, decimals);
    bytes[offset++] = V;
    offset = writeFirst(bytes, offset, Math.abs(length) < unit ? unit : length, decimals);
  }
  out.offset = offset;
  if (offset === empty) out.offset = start;
  else put(out, '"/>');
}
