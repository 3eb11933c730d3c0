import type { Series } from "./series.ts";
import type { XKind } from "../options/choices.ts";
import { bisectLeft } from "./bisect.ts";

/** The x of a point on a scale of this kind; an ordinal one counts events. */
export function xAt(kind: XKind, series: Series, index: number): number {
  return kind === "ordinal" ? series.startIndex + index : series.xs[index]!;
}

/** The index of the first point at or after an x on a scale of this kind. */
export function bisectX(x: number, kind: XKind, series: Series): number {
  if (kind !== "ordinal") return bisectLeft(series.xs, x);
  return Math.max(0, Math.ceil(x) - series.startIndex);
}
