import { PlotcastError } from "../error.ts";
import type { SourceSeries } from "../ingest/measurement.ts";

/** A series that has no place; it is tried again after a while. */
export interface Refusal {
  reason: string;
  untilMs: number;
  /** It says something about the others, so nobody misses a chart of it. */
  isInfo?: boolean;
}

/** How long a series without a place is not looked at again. */
export const TRY_AGAIN_MS = 10_000;

/** Where a series is none that is drawn. */
export const INFO: Refusal = {
  reason: "information",
  untilMs: Number.POSITIVE_INFINITY,
  isInfo: true,
};

/** `go_info` is always 1; its labels are what it says (OpenMetrics 1.0, Info). */
export function isInfo({ measurement, field, kind }: SourceSeries): boolean {
  return kind === "gauge" && field === "" && measurement.endsWith("_info");
}

/** Why there is no place. */
export function full(expected: string): PlotcastError {
  return new PlotcastError("LIMIT_REACHED", `expected ${expected}`);
}
