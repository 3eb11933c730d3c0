import type { ColumnChoice } from "./column-choice.ts";
import type { Moments } from "./moment.ts";
import type { Quantities } from "./quantity.ts";

/** Which column holds the time: found automatically, always the first, or none. */
export type TimeMode = "auto" | "first" | "none";

/** How one table writes what it says: asked for, or learned while it is read. */
export interface Dialect {
  mode: TimeMode;
  /** What stands between columns, where it was asked for. */
  delimiter: string | undefined;
  /** A comma is never a delimiter: it is for decimals. */
  hasDecimalCommas: boolean;
  moments: Moments;
  quantities: Quantities;
  choice: ColumnChoice;
}
