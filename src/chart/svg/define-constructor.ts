import type { MarkType } from "../layout/mark-type.ts";
import type { MarkKind } from "../options/choices.ts";
import type { SeriesOptions } from "../options/series-options.ts";
import type { PlainValues, Points } from "../options/point.ts";

/** A kind of mark with all that draws it. What else it holds is plotcast's own. */
export interface MarkBrand {
  readonly kind: MarkKind;
}

/** A mark to add to a chart, as `line()`, `bar()` and the like make it. */
export interface Mark {
  name: string;
  points: Points | PlainValues;
  options: SeriesOptions;
  /** Given by its constructor. Default: the chart's own kind for the option `mark`. */
  type?: MarkBrand;
}

/** The options of a mark; its function gives the kind. */
export type MarkOptions = Omit<SeriesOptions, "mark">;

/** Makes marks of one kind, for `chart().add(…)`. */
export interface MarkConstructor {
  (name: string, points: Points, options?: MarkOptions): Mark;
  /** The kind, for charts that do not know it. */
  readonly type: MarkBrand;
}

/** Creates the function that makes marks of a kind. */
export function defineConstructor(type: MarkType): MarkConstructor {
  const construct = (name: string, points: Points, options: MarkOptions = {}): Mark => ({
    name,
    points,
    options: { ...options, mark: type.kind },
    type,
  });
  return Object.assign(construct, { type });
}
