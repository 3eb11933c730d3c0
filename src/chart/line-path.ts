import { pathNumber, pixelText, REACH, type Run, segmentWriter } from "./curve.ts";
import type { LineMark } from "./line-mark.ts";
import type { Curve } from "./options.ts";
import { sharedRun } from "./shared-run.ts";

/** The path data of a line mark: its runs between gaps, and the points that stand alone. */
export interface LinePath {
  line: string;
  dots: string;
}

/** A line as it was written, of which the next line may take over what they share. */
export interface WrittenLine {
  xs: number[];
  ys: number[];
  reduced: boolean;
  /** By the index of the point at which they start. */
  segments: string[];
}

/** @param last the line's last drawing, with the same curve and decimals. */
export function linePathOf(
  mark: LineMark,
  curve: Curve,
  decimals: number,
  last?: WrittenLine,
): LinePath & { written: WrittenLine } {
  const { xs, ys, reduced } = mark;
  const write = segmentWriter(reduced ? "linear" : curve);
  const written: WrittenLine = { xs, ys, reduced, segments: sharedSegments(mark, last) };
  const path = { line: "", dots: "", written };
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = endOfRun(ys, from);
    const start = `M${pixelText(xs[from]!, decimals)}${pathNumber(ys[from]!, decimals)}`;
    const run: Run = { xs, ys, from, to, leads: mark.leads && from === 0, decimals };
    if (to === from) path.dots += `${start}h0`;
    else path.line += start + runText(run, write, written.segments);
    from = to;
  }
  return path;
}

function runText(run: Run, write: (run: Run, i: number) => string, segments: string[]): string {
  for (let i = run.from; i < run.to; i++) {
    // The first segment starts anew: what came before it is gone.
    if (segments[i] === undefined || i === run.from) segments[i] = write(run, i);
  }
  // Joined, not added up: the engine then holds the text in one piece.
  return segments.slice(run.from, run.to).join("");
}

function endOfRun(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}

/** The segments of the last line, moved to where their points now are; those near its end are not. */
function sharedSegments(mark: LineMark, last: WrittenLine | undefined): string[] {
  const segments: string[] = [];
  if (last?.reduced !== mark.reduced) return segments;
  const { shift, count } = sharedRun(mark.xs.length, last.xs.length, (i, j) => {
    return mark.xs[i] === last.xs[j] && Object.is(mark.ys[i], last.ys[j]);
  });
  for (let i = REACH; i < count - 1 - REACH; i++) segments[i] = last.segments[i + shift]!;
  return segments;
}
