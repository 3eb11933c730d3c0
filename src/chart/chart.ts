import { MAX_NAME_LENGTH, MAX_SERIES } from "../limits.ts";
import { PlotcastError, shown } from "../error.ts";
import { createCategories } from "./data/categories.ts";
import { checkSeriesOptions } from "./options/validate/validate.ts";
import { toDataUri } from "./data-uri.ts";
import { createRenderer, type FullLayout } from "./renderer.ts";
import type { ChartOptions, ChartType, MarkKind, SeriesOptions } from "./options/options.ts";
import { isFigure } from "./figures/figure.ts";
import type { PlainValues, Points } from "./options/point.ts";
import { readSeries } from "./data/read-points.ts";
import type { Field, Series } from "./data/series.ts";
import { getSettings } from "./settings-cache.ts";
import { resolveMarkSettings, type Settings } from "./options/settings.ts";
import { toTable } from "./table.ts";
import { EXPECTED_TIME, epochMs } from "./format/time/time-input.ts";

/** Where `renderTo` writes: a Node stream, or anything with its `write`. */
export interface TextSink {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** A mark that is to be added to a chart: what `line()`, `bar()` and the like make. */
export interface Mark {
  name: string;
  points: Points | PlainValues;
  options: SeriesOptions;
}

/** A chart to which series are added, and which draws itself as SVG. */
export interface Chart {
  /**
   * Adds a series. Points come as `{ time, y }` or `{ x, y }`, as plain numbers, or as columns;
   * `y: null` is a gap. Points need not be in order. Pies, donuts, gauges and stats also take a
   * number, or points without a place.
   *
   * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
   * `LIMIT_REACHED` past 256 series; `OPTION_INVALID` for a wrong option.
   */
  add(name: string, points: Points | PlainValues, options?: SeriesOptions): Chart;
  /** Adds a mark, such as `bar("Rain", points)`. @throws PlotcastError as above. */
  add(mark: Mark): Chart;
  /** The chart as one line of SVG. The same points and options give the same bytes. */
  render(): string;
  /** Writes the chart to a stream, without ending it; resolved once the stream has taken it. */
  renderTo(sink: TextSink): Promise<void>;
  /**
   * The chart as a data URI, for `<img src="…">` and CSS `url("…")`; it needs no further escaping
   * between double quotes. In an `<img>` it has no tooltips, and theme `"auto"` follows the reader's.
   * Mail programs show no SVG: send them a PNG (`plotcast/png`), attached and named by its `cid:`.
   */
  dataUri(): string;
  /**
   * What the chart shows as an HTML `<table>`, for those who cannot see it: a row for each x, a
   * column for each visible series, gaps empty. Texts are escaped. Past 1,000 rows the last one says
   * how many more there are.
   */
  table(): string;
  /** The numbers behind the drawing: plot, scales, ticks, and every position in pixels. */
  layout(): FullLayout;
}

/**
 * A chart of any marks.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the option and what it should be.
 * @example
 * const svg = chart({ title: "Weather", yUnit: "mm", y2Unit: "°C" })
 *   .add(bar("Rain", rain))
 *   .add(line("Temperature", temperatures, { axis: "y2", smooth: true }))
 *   .render();
 */
export function chart(options: ChartOptions = {}): Chart {
  return createChart("chart", options?.type, options);
}

/** A chart of a type. @param where names the function in error messages. */
export function createChart(
  where: string,
  type: ChartType | undefined,
  options: ChartOptions,
): Chart {
  const { settings, cache } = getSettings(where, type, options);
  const categories = createCategories();
  const series: Series[] = [];
  const drawing = createRenderer(settings, cache);
  const render = () => drawing.svg(series);
  const self: Chart = {
    add(what: string | Mark, points?: Points | PlainValues, own?: SeriesOptions) {
      const mark =
        typeof what === "object" && what !== null
          ? what
          : { name: what, points: points!, options: own };
      series.push(prepareSeries(mark, series, settings, categories, where));
      return self;
    },
    render,
    renderTo: (sink) =>
      new Promise((resolve, reject) => {
        sink.write(render(), (error) => (error ? reject(error) : resolve()));
      }),
    dataUri: () => toDataUri(render()),
    table: () => toTable(series, settings),
    layout: () => drawing.layout(series),
  };
  return self;
}

const FIELDS: Partial<Record<MarkKind, readonly Field[]>> = {
  range: ["low", "high"],
  candle: ["open", "high", "low", "close"],
};

const NO_OPTIONS: SeriesOptions = {};

function prepareSeries(
  {
    name,
    points,
    options = NO_OPTIONS,
  }: { name: string; points: Points | PlainValues; options?: SeriesOptions | undefined },
  others: readonly Series[],
  settings: Settings,
  categories: ReturnType<typeof createCategories>,
  where: string,
): Series {
  checkName(name, others, where);
  if (options !== NO_OPTIONS) checkSeriesOptions(options, `series ${shown(name)}`);
  const own = Object.hasOwn(settings.series, name)
    ? { ...settings.series[name], ...options }
    : options;
  const mark = resolveMarkSettings(own, settings);
  const fields = settings.binMs === undefined ? FIELDS[mark.kind] : undefined;
  const counts = isFigure(settings.type);
  const isValue = counts && (typeof points === "number" || points === null);
  const given = (isValue ? [points ?? Number.NaN] : points) as Points;
  const reading = fields === undefined ? { categories, counts } : { categories, counts, fields };
  const added = readSeries(name, given, reading);
  if (settings.xAxis === "time") checkTimes(added);
  if (!counts) checkSameX(added, others);
  added.mark = mark;
  if (own.color !== undefined) added.color = own.color;
  return added;
}

function checkName(name: string, others: readonly Series[], where: string): void {
  if (typeof name !== "string" || name.length > MAX_NAME_LENGTH) {
    const expected = `expected a series name of at most ${MAX_NAME_LENGTH} characters`;
    throw new PlotcastError("OPTION_INVALID", `${where}: ${expected}, got ${shown(name)}`);
  }
  if (others.length >= MAX_SERIES) {
    throw new PlotcastError("LIMIT_REACHED", `${where}: expected at most ${MAX_SERIES} series`);
  }
}

// On a time axis plain numbers are epoch milliseconds.
function checkTimes({ name, xs }: Series): void {
  const wrong = xs.findIndex((x) => Number.isNaN(epochMs(x)));
  if (wrong < 0) return;
  const place = `series ${shown(name)}: point ${wrong}.x`;
  throw new PlotcastError("POINT_INVALID", `${place}: ${EXPECTED_TIME}, got ${xs[wrong]}`);
}

const KINDS = {
  time: "points with a time",
  linear: "points with an x",
  band: "points with a text as x",
};

// Times, numbers and names cannot share an axis.
function checkSameX(added: Series, [first]: readonly Series[]): void {
  if (first === undefined || first.xs.length === 0 || added.xs.length === 0) return;
  if (first.xKind === added.xKind) return;
  throw new PlotcastError(
    "POINT_INVALID",
    `series ${shown(added.name)}: expected ${KINDS[first.xKind]}, like series ${shown(first.name)}`,
  );
}
