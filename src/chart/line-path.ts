import { type Run, writeCurve } from "./curve.ts";
import { pathNumber, pixelText } from "./curve.ts";
import type { LineMark } from "./line-mark.ts";
import type { Curve } from "./options.ts";

/** The path data of a line mark: its runs between gaps, and the points that stand alone. */
export interface LinePath {
  line: string;
  dots: string;
}

export function linePathOf(mark: LineMark, curve: Curve, decimals: number): LinePath {
  const { xs, ys } = mark;
  const path: LinePath = { line: "", dots: "" };
  const kind = mark.reduced ? "linear" : curve;
  for (let from = 0; from < ys.length; ) {
    if (Number.isNaN(ys[from]!)) {
      from++;
      continue;
    }
    const to = endOfRun(ys, from);
    const start = `M${pixelText(xs[from]!, decimals)}${pathNumber(ys[from]!, decimals)}`;
    const run: Run = { xs, ys, from, to, leads: mark.leads && from === 0, decimals };
    if (to === from) path.dots += `${start}h0`;
    else path.line += start + writeCurve(kind, run);
    from = to + 1;
  }
  return path;
}

function endOfRun(ys: number[], from: number): number {
  let to = from;
  while (to + 1 < ys.length && !Number.isNaN(ys[to + 1]!)) to++;
  return to;
}
