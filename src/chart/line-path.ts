import { pathNumber, pixelText, REACH, type Run, segmentWriter } from "./curve.ts";
import type { LineMark } from "./line-mark.ts";
import type { Curve } from "./options.ts";
import { NO_PIECES, type Pieces, slidePieces } from "./pieces.ts";
import { NOTHING_SHARED, type SharedRun } from "./shared-run.ts";

/** The path data of a line mark: its runs between gaps, and the points that stand alone. */
export interface LinePath {
  line: string;
  dots: string;
  /** What the line's next drawing may take over. */
  written?: WrittenLine;
}

/** A line without gaps as it was written. */
export interface WrittenLine {
  xs: number[];
  /** The segments, but for the first few. */
  rest: Pieces;
}

export const NOT_WRITTEN: WrittenLine = { xs: [], rest: NO_PIECES };

/**
 * @param last the line as it was written before, with the same curve and decimals.
 * @param shared how the mark goes on from that line.
 */
export function linePathOf(
  mark: LineMark,
  curve: Curve,
  decimals: number,
  last: WrittenLine,
  shared: SharedRun,
): LinePath {
  const { xs, ys, reduced, leads } = mark;
  const pen = reduced ? "linear" : curve;
  if (ys.length > REACH + 1 && !ys.some(Number.isNaN)) {
    const run = { xs, ys, from: 0, to: ys.length - 1, leads, decimals };
    return slidingLine(run, pen, last, reduced ? NOTHING_SHARED : shared);
  }
  const path: LinePath = { line: "", dots: "" };
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    const run = { xs, ys, from, to, leads: leads && from === 0, decimals };
    if (to === from) path.dots += `${startText(run)}h0`;
    else path.line += startText(run) + segmentTexts(run, pen, from, to).join("");
    from = to;
  }
  return path;
}

function startText({ xs, ys, from, decimals }: Run): string {
  return `M${pixelText(xs[from]!, decimals)}${pathNumber(ys[from]!, decimals)}`;
}

function segmentTexts(run: Run, curve: Curve, from: number, to: number): string[] {
  const write = segmentWriter(curve);
  const texts: string[] = [];
  for (let i = from; i < to; i++) texts.push(write(run, i));
  return texts;
}

function endOfRun(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

// The segments near either end look different once a neighbour has gone or come.
function slidingLine(run: Run, curve: Curve, last: WrittenLine, shared: SharedRun): LinePath {
  const { xs, to } = run;
  const count = Math.max(0, shared.count - 1 - 2 * REACH);
  const first = segmentTexts(run, curve, 0, REACH).join("");
  const added = segmentTexts(run, curve, REACH + count, to);
  const rest = slidePieces(last.rest, { shift: shared.shift, count }, added);
  return { line: startText(run) + first + rest.joined, dots: "", written: { xs, rest } };
}
