import type { ChartOptions, MarkKind } from "../chart/options/options.ts";
import type { Field, Series } from "../chart/data/series.ts";
import { resolveMarkSettings, resolveSettings } from "../chart/options/settings.ts";
import { PlotcastError, shown } from "../error.ts";

/** Which value of which series a pushed name stands for. */
export interface Target {
  series: string;
  /** The place of its column: 0 is the value itself. */
  column: number;
}

/** How the names that are pushed to a chart belong to the values of its series. */
export interface Fields {
  /** Some points have several values; where none has, a name is that of its series. */
  areSeveral: boolean;
  /** @throws PlotcastError `POINT_INVALID` where a candle's value does not say which. */
  targetOf(name: string): Target;
  /** How many values a point of this series has besides the first. */
  furtherOf(series: string): number;
  /** The further values under the names that the drawing has for them. */
  named(series: string, ys: Float64Array, more: Float64Array[]): Series["fields"];
}

/** The values of a point by the mark that shows them, the one that its line runs through first. */
const VALUES: Partial<Record<MarkKind, readonly string[]>> = {
  range: ["y", "low", "high"],
  candle: ["close", "open", "high", "low"],
};

const PLAIN: readonly string[] = ["y"];
const MOST_KEPT = 1024;

/**
 * A candle has four values and a range up to three, pushed in one row: as `open`, or as `ACME.open`
 * where there may be several such series. With `binMs` values are raw, and have no fields.
 */
export function fieldsOf(chart: string, options: ChartOptions): Fields {
  const settings = resolveSettings(options);
  const own = options.series ?? {};
  const valuesOf = (series: string): readonly string[] => {
    if (settings.binMs !== undefined) return PLAIN;
    const given = Object.hasOwn(own, series) ? own[series]! : {};
    return VALUES[resolveMarkSettings(given, settings).kind] ?? PLAIN;
  };
  const declared = Object.keys(own).filter((series) => valuesOf(series) !== PLAIN);
  const single = declared.length > 0 ? declared : valuesOf(chart) === PLAIN ? [] : [chart];
  const hasFields = single.length > 0 || valuesOf("") !== PLAIN;
  const kept = new Map<string, Target>();

  function find(name: string): Target {
    if (!hasFields || Object.hasOwn(own, name)) return whole(name);
    const [only] = single;
    const bare = only === undefined ? -1 : valuesOf(only).indexOf(name);
    if (bare >= 0 && single.length === 1) return { series: only!, column: bare };
    const dot = name.lastIndexOf(".");
    const series = name.slice(0, Math.max(0, dot));
    const column = dot <= 0 ? -1 : valuesOf(series).indexOf(name.slice(dot + 1));
    const isField = column >= 0 && valuesOf(series) !== PLAIN;
    return isField ? { series, column } : whole(name);
  }

  /** Of a range, the line within it; a candle has no such value. */
  function whole(name: string): Target {
    if (valuesOf(name) !== VALUES.candle) return { series: name, column: 0 };
    const expected = `expected open, high, low and close, such as ${shown(`${name}.open`)}`;
    const where = `chart ${shown(chart)}: series ${shown(name)}`;
    throw new PlotcastError("POINT_INVALID", `${where}: ${expected}; or the option binMs`);
  }

  return {
    areSeveral: hasFields,
    targetOf(name) {
      let target = kept.get(name);
      if (target === undefined) {
        target = find(name);
        if (kept.size < MOST_KEPT) kept.set(name, target);
      }
      return target;
    },
    furtherOf: (series) => valuesOf(series).length - 1,
    named(series, ys, more) {
      if (more.length === 0) return undefined;
      const names = valuesOf(series) as readonly Field[];
      const fields: Partial<Record<Field, Float64Array>> = {};
      for (let k = 0; k < more.length; k++) fields[names[k + 1]!] = more[k]!;
      if (names === VALUES.candle) fields.close = ys;
      return fields;
    },
  };
}
