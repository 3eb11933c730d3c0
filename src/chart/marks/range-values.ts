import type { Series } from "../data/series.ts";
import { binRanges } from "../data/stats/time-bins.ts";
import type { NumberLabels } from "../format/value-labels.ts";
import type { BinnedColumns, Layer, ValuePart } from "../layout/mark-type.ts";
import { labelOrUnknown } from "./unknown-value.ts";

/** What a range has besides its `y`. */
export const RANGE_FIELDS = ["low", "high"] as const;

/** Makes ranges of raw values: the lowest, the highest and the mean of each bin. */
export function binToRanges({ xs, ys }: Series, binMs: number): BinnedColumns {
  const { xs: starts, low, mean, high } = binRanges(xs, ys, binMs);
  return { xs: starts, ys: mean, fields: { low, high } };
}

/** A range in one line, such as `7 (3 – 22)`. */
export function rangeText({ series }: Layer, point: number, labels: NumberLabels): string {
  const { fields, ys } = series;
  const y = ys[point]!;
  if (fields?.low === undefined || fields.high === undefined) return labels.value(y);
  const [low, high] = [fields.low, fields.high].map((column) =>
    labelOrUnknown(column[point], labels),
  );
  const span = `${low} – ${high}`;
  return Number.isNaN(y) ? span : `${labels.value(y)} (${span})`;
}

/** A range value by value, from the top of the picture down. */
export function rangeParts({ series }: Layer, point: number, labels: NumberLabels): ValuePart[] {
  const { fields, ys } = series;
  const y = ys[point]!;
  const own = Number.isNaN(y) ? [] : [{ name: "", text: labels.value(y) }];
  if (fields?.low === undefined || fields.high === undefined) return own;
  const { low, high } = fields;
  return [
    ...own,
    { name: "high", text: labelOrUnknown(high[point], labels) },
    { name: "low", text: labelOrUnknown(low[point], labels) },
  ];
}
