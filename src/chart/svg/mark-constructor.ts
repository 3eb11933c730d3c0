import type { MarkType } from "../layout/mark-type.ts";
import type { SeriesOptions } from "../options/options.ts";
import type { PlainValues, Points } from "../options/point.ts";

/** A mark that is to be added to a chart: what `line()`, `bar()` and the like make. */
export interface Mark {
  name: string;
  points: Points | PlainValues;
  options: SeriesOptions;
  /** What draws it. Default: what the chart knows by the option `mark`. */
  type?: MarkType;
}

/** The options of a mark whose kind is given by its function. */
export type MarkOptions = Omit<SeriesOptions, "mark">;

/** Makes marks of one kind, for `chart().add(…)`. */
export interface MarkConstructor {
  (name: string, points: Points, options?: MarkOptions): Mark;
  /** The kind of mark that it brings along. */
  readonly type: MarkType;
}

/** The function that makes marks of a kind, and brings along what draws them. */
export function createConstructor(type: MarkType): MarkConstructor {
  const construct = (name: string, points: Points, options: MarkOptions = {}): Mark => ({
    name,
    points,
    options: { ...options, mark: type.kind },
    type,
  });
  return Object.assign(construct, { type });
}
