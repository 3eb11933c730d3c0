import { describeValue, PlotcastError } from "../error.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { SeriesColumns } from "./group-rows.ts";

/**
 * Refuses candles upside down: their columns are likely to have been mixed up.
 *
 * @throws PlotcastError `POINT_INVALID`.
 */
export function checkCandles(
  chart: string,
  columns: ReadonlyMap<string, SeriesColumns>,
  mapping: FieldMapping,
): void {
  if (!mapping.hasFields) return;
  for (const [series, { extras }] of columns) {
    const names = mapping.extraNames(series);
    if (!names.includes("open")) continue;
    const lows = extras[names.indexOf("low")]!;
    const highs = extras[names.indexOf("high")]!;
    const wrong = highs.findIndex((high, i) => high < lows[i]!);
    if (wrong < 0) continue;
    const where = `chart ${describeValue(chart)}: series ${describeValue(series)}`;
    const expected = `expected a high of at least its low, ${lows[wrong]}`;
    throw new PlotcastError("POINT_INVALID", `${where}: ${expected}, got ${highs[wrong]}`);
  }
}
