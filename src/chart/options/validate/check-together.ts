import type { ChartType } from "../choices.ts";
import type { ChartOptions } from "../options.ts";
import { optionError } from "./option-error.ts";

/**
 * Refuses options that contradict each other, or that a chart of this type would ignore.
 *
 * @param given the type of a chart whose function gives it.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function checkTogether(options: ChartOptions, where: string, given?: ChartType): void {
  const { window, xAxis, horizontal, type } = options;
  if (xAxis === "ordinal" && window !== undefined && "ms" in window) {
    const expected = "{ points } where xAxis is ordinal, as events have no duration";
    throw optionError(where, "window", expected, window);
  }
  if (horizontal === true && type !== undefined && type !== "bar") {
    const expected = "false, as only bars can be horizontal";
    throw optionError(where, "horizontal", expected, horizontal);
  }
  const own = given ?? type ?? "line";
  checkOwner(options, where, own);
  if (own === "gauge") checkEnds(options, where);
}

/** The other end of a gauge with one bound is 0 or 100. */
function checkEnds({ range, yDomain }: ChartOptions, where: string): void {
  if (range !== undefined || yDomain === undefined) return;
  const [low, high] = [yDomain[0] ?? 0, yDomain[1] ?? 100];
  if (low < high) return;
  const expected = "two bounds, the first below the second, as an open one of a gauge is 0 or 100";
  throw optionError(where, "yDomain", expected, yDomain);
}

/** Options that some types alone have, with those, and what is meant in charts of other types. */
const OWNERS = [
  ["range", ["gauge"], "only a gauge has one (did you mean yDomain?)"],
  ["middle", ["donut"], "only a donut has one"],
  ["better", ["stat", "gauge"], "only a stat and a gauge have it"],
] as const;

function checkOwner(options: ChartOptions, where: string, type: ChartType): void {
  for (const [name, owners, why] of OWNERS) {
    const value = options[name];
    if (value === undefined || (owners as readonly ChartType[]).includes(type)) continue;
    throw optionError(where, name, `none, as ${why}`, value);
  }
}
