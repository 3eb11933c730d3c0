import { MAX_NAME_LENGTH, MAX_SERIES } from "../limits.ts";
import { PlotcastError, describeValue } from "../error.ts";
import { toText } from "./base/byte-writer.ts";
import type { ChartKit } from "./chart-kit.ts";
import { type Categories, createCategories } from "./data/categories.ts";
import { readSeries } from "./data/read-points.ts";
import type { Series } from "./data/series.ts";
import { toDataUri } from "./data-uri.ts";
import { isFigure } from "./figures/figure.ts";
import { EXPECTED_TIME, epochMs } from "./format/time/time-input.ts";
import type { MarkType, MarkTypes } from "./layout/mark-type.ts";
import type { ChartOptions } from "./options/options.ts";
import type { ChartType, MarkKind } from "./options/choices.ts";
import type { SeriesOptions } from "./options/series-options.ts";
import type { PlainValues, Points } from "./options/point.ts";
import type { Settings } from "./options/settings.ts";
import { checkMoment, checkSeriesOptions } from "./options/validate/validate.ts";
import type { FullLayout, Renderer } from "./renderer.ts";
import { getSettings } from "./settings-cache.ts";
import { isMarkType } from "./svg/define-mark.ts";
import type { Mark } from "./svg/define-constructor.ts";
import { checkOwnAxes } from "./options/own-axes.ts";
import { resolveMarkSettings } from "./options/mark-settings.ts";
import { atOnce } from "../work.ts";

/** What `renderTo` writes to: a Node stream, or anything with the same `write`. */
export interface TextSink {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** A chart to which series are added, and which draws itself as SVG. */
export interface Chart {
  /**
   * Adds a series. Points come as `{ time, y }` or `{ x, y }`, as pairs `[x, y]`, as plain numbers, as a
   * typed array, or as columns; `y: null` is a gap. Points may be in any order. Pies, donuts, gauges and
   * stats also take a single number, or points without a time or `x`.
   *
   * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
   * `LIMIT_REACHED` past 256 series; `OPTION_INVALID` for a wrong option.
   */
  add(name: string, points: Points | PlainValues, options?: SeriesOptions): Chart;
  /** Adds a mark, such as `bar("Rain", points)`. @throws PlotcastError as above. */
  add(mark: Mark): Chart;
  /**
   * The chart as one line of SVG. The same points, options and time give the same bytes.
   *
   * @param moment `now` is the time of drawing in epoch milliseconds, instead of the option's.
   * @throws PlotcastError `OPTION_INVALID` for any other `now`.
   */
  render(moment?: Moment): string;
  /** Writes the chart to a stream without ending it. Resolves when the stream has taken it. */
  renderTo(sink: TextSink): Promise<void>;
  /**
   * The chart as a data URI for `<img src="…">` and CSS `url("…")`, escaped for use between double
   * quotes. In an `<img>` it has no tooltips, and theme `"auto"` follows the reader's. Mail programs
   * show no SVG: send them a PNG (`plotcast/png`) as an attachment with a `cid:`.
   */
  dataUri(): string;
  /**
   * The chart's data as an HTML `<table>`, for readers who cannot see the picture: a row for each x, a
   * column for each visible series, empty cells for gaps. Texts are escaped. Past 1,000 rows, the last
   * one says how many more there are.
   */
  table(): string;
  /** The numbers behind the picture: plot, scales, ticks, and every position in pixels. */
  layout(moment?: Moment): FullLayout;
}

/** When a chart is drawn. A window by duration goes on to it, and the age of data counts up to it. */
export interface Moment {
  /** Epoch milliseconds. */
  now?: number;
}

/** What all series of a chart have in common. */
interface Context {
  /** The function that made the chart, for error messages. */
  where: string;
  settings: Settings;
  categories: Categories;
  /** The kinds of marks that the chart knows: those of its kit and those added since. */
  types: MarkTypes;
}

/** Creates a chart of a type. @param where names the function in error messages. */
export function createChart(
  where: string,
  type: ChartType | undefined,
  options: ChartOptions,
  kit: ChartKit,
): Chart {
  const { settings, cache } = getSettings(where, type, options);
  const context: Context = { where, settings, categories: createCategories(), types: kit.types };
  const series: Series[] = [];
  let renderer: Renderer | undefined;
  const getRenderer = () => (renderer ??= kit.createRenderer(settings, context.types, cache));
  const render = (moment: Moment = NO_MOMENT) => {
    checkMoment(moment, `${where}: render`);
    return getRenderer().draw(toText, series, moment.now);
  };
  const self: Chart = {
    add(nameOrMark: string | Mark, points?: Points | PlainValues, own?: SeriesOptions) {
      const added: Added =
        typeof nameOrMark === "object" && nameOrMark !== null
          ? nameOrMark
          : { name: nameOrMark, points: points!, options: own };
      if (addType(context, added.type)) renderer = undefined;
      series.push(prepareSeries(added, series, context));
      return self;
    },
    render,
    renderTo: (sink) =>
      new Promise((resolve, reject) => {
        sink.write(render(), (error) => (error ? reject(error) : resolve()));
      }),
    dataUri: () => toDataUri(render()),
    table: () => atOnce(kit.renderTable(series, settings, context.types)),
    layout(moment: Moment = NO_MOMENT) {
      checkMoment(moment, `${where}: layout`);
      return getRenderer().layout(series, moment.now);
    },
  };
  return self;
}

/** Adds the kind of a constructor's mark to those that a chart knows. @returns whether it is new. */
function addType(context: Context, type: unknown): boolean {
  if (!isMarkType(type) || context.types.has(type.kind)) return false;
  context.types = new Map([...context.types, [type.kind, type]]);
  return true;
}

const NO_OPTIONS: SeriesOptions = {};
const NO_MOMENT: Moment = {};

/** What `add` is called with: a name and points, or a mark. */
interface Added {
  name: string;
  points: Points | PlainValues;
  options?: SeriesOptions | undefined;
  /** A kind of mark. A mark that was made by hand has none, and anything else counts for nothing. */
  type?: unknown;
}

/** Checks what is added, and reads its points. */
function prepareSeries(
  { name, points, options = NO_OPTIONS }: Added,
  others: readonly Series[],
  context: Context,
): Series {
  const { where, settings, categories } = context;
  checkSeriesName(name, others, where);
  if (options !== NO_OPTIONS) checkSeriesOptions(options, `series ${describeValue(name)}`);
  const own = Object.hasOwn(settings.series, name)
    ? { ...settings.series[name], ...options }
    : options;
  const mark = resolveMarkSettings(own, settings);
  const { fields, summarizesPoints } = findType(mark.kind, name, context);
  const counts = isFigure(settings.type);
  const isValue = counts && (typeof points === "number" || points === null);
  const given = (isValue ? [points ?? Number.NaN] : points) as Points;
  const hasFields = fields.length > 0 && settings.binMs === undefined;
  const reading = { categories, counts, isTime: settings.xAxis === "time" };
  const added = readSeries(name, given, hasFields ? { fields, ...reading } : reading);
  const isSummary = summarizesPoints || settings.type === "histogram";
  if (isSummary || settings.binMs !== undefined) checkPlain(added);
  if (settings.xAxis === "time") checkTimes(added);
  if (!counts) {
    checkSameX(added, others);
    const marked = others.map((other) => ({ name: other.name, kind: other.mark!.kind }));
    checkOwnAxes({ name, kind: mark.kind }, marked, added.xKind === "band");
  }
  added.mark = mark;
  if (own.color !== undefined) added.color = own.color;
  return added;
}

/** The function that makes marks of a kind. */
const CONSTRUCTORS: Record<MarkKind, string> = {
  line: "line",
  area: "area",
  bar: "bar",
  dot: "dots",
  range: "range",
  candle: "candles",
  box: "boxes",
  cell: "cells",
  rug: "rug",
};

function findType(kind: MarkKind, name: string, { types, where, settings }: Context): MarkType {
  const type = types.get(kind);
  if (type !== undefined) return type;
  const known = Array.from(types.keys(), describeValue).join(", ");
  const problem = settings.horizontal
    ? `${where}: option horizontal: only bars can be horizontal; use barChart() or chart()`
    : `series ${describeValue(name)}: option mark: ${where} knows ${known}, got ${describeValue(kind)}; ` +
      `import { ${CONSTRUCTORS[kind]} } and add ${CONSTRUCTORS[kind]}(…), or use chart(), which knows all`;
  throw new PlotcastError("OPTION_INVALID", problem);
}

function checkSeriesName(name: string, others: readonly Series[], where: string): void {
  if (typeof name !== "string" || name.length > MAX_NAME_LENGTH) {
    const expected = `expected a series name of at most ${MAX_NAME_LENGTH} characters`;
    throw new PlotcastError("OPTION_INVALID", `${where}: ${expected}, got ${describeValue(name)}`);
  }
  if (others.length >= MAX_SERIES) {
    throw new PlotcastError("LIMIT_REACHED", `${where}: expected at most ${MAX_SERIES} series`);
  }
}

/** Refuses labels and colours of points that are not drawn one by one. */
function checkPlain({ name, labels, colors }: Series): void {
  for (const [field, column] of [["label", labels] as const, ["color", colors] as const]) {
    if (column === undefined) continue;
    const point = Array.from(column).findIndex((own) => own !== undefined);
    if (point < 0) continue;
    const place = `series ${describeValue(name)}: point ${point}.${field}`;
    const problem = "expected none, as the chart summarizes points";
    throw new PlotcastError(
      "POINT_INVALID",
      `${place}: ${problem}, got ${describeValue(column[point])}`,
    );
  }
}

// On a time axis, plain numbers are epoch milliseconds.
function checkTimes({ name, xs }: Series): void {
  const wrong = xs.findIndex((x) => Number.isNaN(epochMs(x)));
  if (wrong < 0) return;
  const place = `series ${describeValue(name)}: point ${wrong}.x`;
  throw new PlotcastError("POINT_INVALID", `${place}: ${EXPECTED_TIME}, got ${xs[wrong]}`);
}

const X_KINDS = {
  time: "points with a time",
  linear: "points with an x",
  band: "points with a text as x",
};

// Times, numbers and names cannot share an axis.
function checkSameX(added: Series, others: readonly Series[]): void {
  const first = others.find(({ xs }) => xs.length > 0);
  if (first === undefined || added.xs.length === 0) return;
  if (first.xKind === added.xKind) return;
  throw new PlotcastError(
    "POINT_INVALID",
    `series ${describeValue(added.name)}: expected ${X_KINDS[first.xKind]}, like series ${describeValue(first.name)}`,
  );
}
