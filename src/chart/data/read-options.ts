import type { Categories } from "./categories.ts";
import type { Field } from "./series.ts";

/** How the points of a series are read. */
export interface ReadOptions {
  /** Values that each point needs instead of `y`. */
  fields?: readonly Field[];
  /** Collects the names of a band. */
  categories?: Categories;
  /** Points without an x count from 0, as those of pies and gauges may. */
  counts?: boolean;
  /** The axis shows time, so the texts of pairs are times. */
  isTime?: boolean;
}
