import { type ByteLiteral, byteLiteral, putLiteral } from "../base/byte-literal.ts";
import { type ByteWriter, ensureCapacity, put, putPixels } from "../base/byte-writer.ts";
import { memoize } from "../base/cache.ts";
import type { NumberLabels } from "../format/value-labels.ts";
import { MAX_WRITTEN_BYTES } from "../format/label-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { boxHeight, clampTop, ROW_HEIGHT, SHARED_TOP } from "../layout/tooltip-area.ts";
import { pointHead, type RowGroup } from "../layout/tooltip-content.ts";
import { ROW_INDENT } from "../layout/tooltip-text.ts";
import { layerLabels } from "../layout/value-text.ts";
import { rowMarks } from "./tooltip-box.ts";
import type { TooltipWriter } from "./tooltip-target.ts";

/** What the rows of one mark are written from. */
interface RowSource {
  m: number;
  mark: MarkLayout;
  values: Float64Array;
  labels: NumberLabels;
  /** What stands before the value. */
  opening: ByteLiteral;
  circle: ByteLiteral;
}

const MAX_NAMES = 256;
const openRow = memoize(
  (name: string) =>
    byteLiteral(
      `<tspan x="${ROW_INDENT}" dy="${ROW_HEIGHT}">${name === "" ? "" : `${escapeXml(name)}: `}`,
    ),
  MAX_NAMES,
);
const openCircle = memoize(
  (index: string) => byteLiteral(`<circle class="s${index}" cy="`),
  MAX_NAMES,
);
const OPEN = byteLiteral('<svg x="');
const CLOSE_EMPTY = byteLiteral('"/>');
const RECT = byteLiteral('"><rect/>');
const CLOSE_ROW = byteLiteral("</tspan>");
const CLOSE = byteLiteral("</text></svg></svg>");

/** The capacity that one text of an axis needs. */
const MAX_TEXT_BYTES = 64;

/**
 * A writer of shared tooltips at evenly spaced places where all marks have a point; `undefined` where
 * they say more than one value each. At other places it leaves the tooltip to `rest`.
 */
export function sharedTooltipWriter(
  laidOut: LaidOut,
  groups: readonly RowGroup[],
  isEven: (place: number) => boolean,
  rest: TooltipWriter,
): TooltipWriter | undefined {
  const { layout, layers, axes, xAxis, tooltips } = laidOut;
  const order = groups.flatMap(({ members }) => members);
  const isPlain = (m: number) =>
    layers[m]!.type.hasPlainValue && !layers[m]!.series.labels && layers[m]!.shares === undefined;
  if (groups.some(({ isStack }) => isStack) || tooltips!.bounds.lines <= order.length) {
    return undefined;
  }
  if (tooltips!.bounds.isNamed || !order.every(isPlain)) return undefined;
  const { xs, points } = layout.places!;
  const rows = order.map((m): RowSource => {
    const mark = layout.marks[m]!;
    return {
      m,
      mark,
      values: layers[m]!.series.ys,
      labels: layerLabels(layers[m]!, axes),
      opening: openRow(tooltips!.names[m]!),
      circle: openCircle(String(mark.index)),
    };
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const height = boxHeight(rows.length + 1);
  const top = clampTop(SHARED_TOP, height, tooltips!.area);
  const text = { heads: [""], rows: rows.map(({ mark }) => ({ index: mark.index, text: "" })) };
  const openBox = byteLiteral(`<svg y="${top}"><rect height="${height}"/>${rowMarks(text)}<text>`);
  const { series, binEdges } = layers[first.m]!;
  const writeX = binEdges === undefined ? xAxis.axis.writeValue : undefined;
  return (out, place) => {
    const isWhole = rows.every(({ m, mark }) => {
      const position = points[m]![place]!;
      return position >= 0 && !Number.isNaN(mark.ys[position]!);
    });
    if (!isWhole || !isEven(place)) return rest(out, place);
    putLiteral(out, OPEN);
    putPixels(out, xs[place]!);
    putLiteral(out, RECT);
    for (const { m, mark, circle } of rows) {
      putLiteral(out, circle);
      putPixels(out, mark.ys[points[m]![place]!]!);
      putLiteral(out, CLOSE_EMPTY);
    }
    putLiteral(out, openBox);
    const point = pointAt(first.mark, points[first.m]![place]!);
    if (writeX === undefined) {
      put(out, escapeXml(pointHead(laidOut, first.m, point)));
    } else {
      ensureCapacity(out, MAX_TEXT_BYTES);
      out.offset = writeX(out.bytes, out.offset, series.xs, point);
    }
    for (const row of rows) {
      putLiteral(out, row.opening);
      putValue(out, row, pointAt(row.mark, points[row.m]![place]!));
      putLiteral(out, CLOSE_ROW);
    }
    putLiteral(out, CLOSE);
  };
}

function putValue(out: ByteWriter, { labels, values }: RowSource, point: number): void {
  if (labels.write === undefined) return put(out, escapeXml(labels.value(values[point]!)));
  ensureCapacity(out, MAX_WRITTEN_BYTES);
  out.offset = labels.write(out.bytes, out.offset, values, point);
}
