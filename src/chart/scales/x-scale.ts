import type { XKind } from "../options/choices.ts";
import type { TimeGrain } from "../format/time/time-grain.ts";
import type { Scale } from "./scale.ts";

/** The horizontal scale. An ordinal one counts events, whatever their x; a band counts names. */
export interface XScale extends Scale {
  kind: XKind;
  /** The plot slides over its points: those before the domain exist, and are cut off at its edge. */
  slides: boolean;
  /** Pixels between points where they come in a steady rhythm. */
  gap: number;
  /** Of times only: the unit down to which moments of points are written, in ms. */
  grain?: TimeGrain | undefined;
}

/** Pixels from the origin to the plot's left edge. */
export function computeTranslation({ px, domain }: XScale, decimals: number): number {
  return Math.round(px(domain[0]) * 10 ** decimals) / 10 ** decimals;
}
