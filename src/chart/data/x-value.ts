import type { Series } from "./series.ts";
import type { XKind } from "../options/choices.ts";
import { bisectLeft } from "./bisect.ts";

/** The x of a series' point as the scale counts it. */
export function xAt(kind: XKind, series: Series, index: number): number {
  return kind === "ordinal" ? series.startIndex + index : series.xs[index]!;
}

/** The index of a series' first point at this x or after it, as the scale counts x. */
export function bisectX(x: number, kind: XKind, series: Series): number {
  if (kind !== "ordinal") return bisectLeft(series.xs, x);
  return Math.max(0, Math.ceil(x) - series.startIndex);
}
