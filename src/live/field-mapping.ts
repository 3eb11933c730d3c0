import {
  type ChartOptions,
  type Field,
  fieldHint,
  getMarkType,
  isAlias,
  type MarkKind,
  resolveMarkSettings,
  resolveSettings,
  type Series,
} from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";

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
  /** The names of these values. */
  extraNames(series: string): readonly string[];
  /** The values besides the first, by the names that the chart has for them. */
  nameExtras(series: string, ys: Float64Array, extras: Float64Array[]): Series["fields"];
}

const PLAIN: readonly string[] = ["y"];
const MAX_CACHED_TARGETS = 1024;

/** The names of the values of a point of this series. The first is the one that a line runs through. */
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
    extraNames: (series) => valueNames(series).slice(1),
    nameExtras(series, ys, extras) {
      if (extras.length === 0) return undefined;
      const names = valueNames(series);
      const fields: Partial<Record<Field, Float64Array>> = {};
      for (let k = 0; k < extras.length; k++) fields[names[k + 1] as Field] = extras[k]!;
      if (names[0] !== "y") fields[names[0] as Field] = ys;
      return fields;
    },
  };
}

function createValueNames(options: ChartOptions): ValueNames {
  const settings = resolveSettings(options);
  const { series: seriesOptions = {} } = options;
  const byKind = new Map<MarkKind, readonly string[]>();
  return (series) => {
    if (settings.binMs !== undefined) return PLAIN;
    const given = Object.hasOwn(seriesOptions, series) ? seriesOptions[series]! : {};
    const { kind } = resolveMarkSettings(given, settings);
    let names = byKind.get(kind);
    if (names === undefined) byKind.set(kind, (names = markValueNames(kind)));
    return names;
  };
}

function markValueNames(kind: MarkKind): readonly string[] {
  const { fields, yField = "y" } = getMarkType(kind);
  return fields.length === 0 ? PLAIN : [yField, ...fields.filter((field) => field !== yField)];
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

  /** The field that a name such as "Open" or "max" stands for, of points that have several values. */
  function meantField(name: string): string | undefined {
    const fields = valueNames(name).filter((field) => field !== "y");
    return fields.find((field) => isAlias(name, field));
  }

  return (name) => {
    const field = Object.hasOwn(seriesOptions, name) ? undefined : resolveField(name);
    if (field !== undefined) return field;
    const meant = Object.hasOwn(seriesOptions, name) ? undefined : meantField(name);
    if (meant !== undefined) {
      const hint = fieldHint(name, meant);
      throw new PlotcastError("POINT_INVALID", `chart ${describeValue(chart)}: ${hint}`);
    }
    // The name of a range stands for the line within it; a candle has no such value.
    if (valueNames(name)[0] === "y") return { series: name, column: 0 };
    const expected = `expected open, high, low and close, such as ${describeValue(`${name}.open`)}`;
    const where = `chart ${describeValue(chart)}: series ${describeValue(name)}`;
    throw new PlotcastError("POINT_INVALID", `${where}: ${expected}; or the option binMs`);
  };
}
