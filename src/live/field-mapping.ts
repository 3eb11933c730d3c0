import {
  ANY_CHART,
  type ChartOptions,
  type Field,
  type MarkKind,
  resolveMarkSettings,
  resolveSettings,
  type Series,
} from "../chart/inner-face.ts";
import { PlotcastError, shown } from "../error.ts";

/** The value that a pushed name stands for. */
export interface FieldTarget {
  series: string;
  /** Index of the value within its point; 0 is the value that a line runs through. */
  column: number;
}

/** Maps the names pushed to a chart to the values of its series. */
export interface FieldMapping {
  /** Whether any point has several values; if none has, each name is that of a series. */
  hasFields: boolean;
  /** @throws PlotcastError `POINT_INVALID` where a name does not say which value of a candle it is. */
  resolve(name: string): FieldTarget;
  /** Number of values that a point of this series has besides the first. */
  countExtras(series: string): number;
  /** The values besides the first, by the names that the chart has for them. */
  nameExtras(series: string, ys: Float64Array, extras: Float64Array[]): Series["fields"];
}

const PLAIN: readonly string[] = ["y"];
const MAX_CACHED_TARGETS = 1024;

/** The names of a point's values by its mark; the first is the value that a line runs through. */
const VALUE_NAMES: ReadonlyMap<MarkKind, readonly string[]> = new Map(
  [...ANY_CHART.types.values()]
    .filter(({ fields }) => fields.length > 0)
    .map(({ kind, fields, yField = "y" }) => {
      return [kind, [yField, ...fields.filter((field) => field !== yField)]];
    }),
);

/** The names of the values of a point of this series. */
type ValueNames = (series: string) => readonly string[];

/**
 * A candle has four values and a range up to three, pushed in one row: as `open`, or as `ACME.open`
 * where a chart may have several such series. With `binMs` values are raw and have no fields.
 */
export function createFieldMapping(chart: string, options: ChartOptions): FieldMapping {
  const valueNames = createValueNames(options);
  const resolver = createResolver(chart, options, valueNames);
  const cache = new Map<string, FieldTarget>();
  return {
    hasFields: resolver !== undefined,
    resolve(name) {
      let target = cache.get(name);
      if (target === undefined) {
        target = resolver?.(name) ?? { series: name, column: 0 };
        if (cache.size < MAX_CACHED_TARGETS) cache.set(name, target);
      }
      return target;
    },
    countExtras: (series) => valueNames(series).length - 1,
    nameExtras(series, ys, extras) {
      if (extras.length === 0) return undefined;
      const names = valueNames(series) as readonly Field[];
      const fields: Partial<Record<Field, Float64Array>> = {};
      for (let k = 0; k < extras.length; k++) fields[names[k + 1]!] = extras[k]!;
      if (!hasPlainValue(names)) fields[names[0]!] = ys;
      return fields;
    },
  };
}

function createValueNames(options: ChartOptions): ValueNames {
  const settings = resolveSettings(options);
  const { series: seriesOptions = {} } = options;
  return (series) => {
    if (settings.binMs !== undefined) return PLAIN;
    const given = Object.hasOwn(seriesOptions, series) ? seriesOptions[series]! : {};
    return VALUE_NAMES.get(resolveMarkSettings(given, settings).kind) ?? PLAIN;
  };
}

/** @returns undefined for a chart none of whose points have several values. */
function createResolver(
  chart: string,
  { series: seriesOptions = {} }: ChartOptions,
  valueNames: ValueNames,
): ((name: string) => FieldTarget) | undefined {
  const declared = Object.keys(seriesOptions).filter((series) => valueNames(series) !== PLAIN);
  const withFields = declared.length > 0 ? declared : valueNames(chart) === PLAIN ? [] : [chart];
  if (withFields.length === 0 && valueNames("") === PLAIN) return undefined;
  const only = withFields.length === 1 ? withFields[0] : undefined;

  function resolveField(name: string): FieldTarget | undefined {
    const bare = only === undefined ? -1 : valueNames(only).indexOf(name);
    if (bare >= 0) return { series: only!, column: bare };
    const dot = name.lastIndexOf(".");
    if (dot <= 0) return undefined;
    const series = name.slice(0, dot);
    const names = valueNames(series);
    const column = names === PLAIN ? -1 : names.indexOf(name.slice(dot + 1));
    return column < 0 ? undefined : { series, column };
  }

  return (name) => {
    const field = Object.hasOwn(seriesOptions, name) ? undefined : resolveField(name);
    if (field !== undefined) return field;
    // The name of a range stands for the line within it; a candle has no such value.
    const names = valueNames(name);
    if (hasPlainValue(names)) return { series: name, column: 0 };
    const example = shown(`${name}.${names[0]}`);
    const expected = `expected ${names.join(", ")}, each by its name, such as ${example}`;
    const where = `chart ${shown(chart)}: series ${shown(name)}`;
    throw new PlotcastError("POINT_INVALID", `${where}: ${expected}; or the option binMs`);
  };
}

/** Whether a bare number can stand for a point: the line within a range, but no part of a candle. */
function hasPlainValue(names: readonly string[]): boolean {
  return names[0] === PLAIN[0];
}
