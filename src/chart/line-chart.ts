import { PlotcastError, shown } from "../error.ts";
import { checkOptions } from "./check-options.ts";
import { createDrawing } from "./drawing.ts";
import type { LineLayout } from "./layout.ts";
import { type LineChartOptions, settingsOf } from "./options.ts";
import type { Columns, Point } from "./point.ts";
import { type Series, seriesOf } from "./series.ts";
import { isColor } from "./theme.ts";
import { EXPECTED_TIME, epochMs } from "./time-input.ts";

/** Where `renderTo` writes: a Node stream, or anything with its `write`. */
export interface TextSink {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** How one series is told apart. */
export interface SeriesOptions {
  /** A CSS colour. Default: the next of the theme. */
  color?: string;
}

/** A line chart to which series are added, and which draws itself as SVG. */
export interface LineChart {
  /**
   * Adds a series. Points come as `{ time, y }` or `{ x, y }`, or as columns; `y: null` is a gap.
   * Points need not be in order.
   *
   * @throws PlotcastError `POINT_INVALID`, naming the series, the point and the field;
   * `LIMIT_REACHED` past 256 series; `OPTION_INVALID` for a wrong colour.
   */
  add(name: string, points: readonly Point[] | Columns, options?: SeriesOptions): LineChart;
  /** The chart as one line of SVG. The same points and options give the same bytes. */
  render(): string;
  /** Writes the chart to a stream, without ending it; resolved once the stream has taken it. */
  renderTo(sink: TextSink): Promise<void>;
  /** The numbers behind the drawing: plot, scales, ticks, and every position in pixels. */
  layout(): LineLayout;
}

const MOST_SERIES = 256;
const LONGEST_NAME = 200;

/**
 * A line chart.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the option and what it should be.
 * @example
 * const svg = lineChart({ title: "Live Sensor Data", grid: true, smooth: true })
 *   .add("Sensor", [{ time: "2026-03-01T12:00:00Z", y: 21.4 }, { time: "2026-03-01T12:00:02Z", y: 21.9 }])
 *   .render();
 */
export function lineChart(options: LineChartOptions = {}): LineChart {
  checkOptions(options, "lineChart");
  const settings = settingsOf({ ...options });
  const series: Series[] = [];
  const drawing = createDrawing(settings);
  const render = () => drawing.svg(series);
  const chart: LineChart = {
    add(name, points, { color } = {}) {
      checkSeries(name, color, series);
      const added = seriesOf(name, points, color);
      if (settings.xAxis === "time") checkTimes(added);
      checkSameX(added, series);
      series.push(added);
      return chart;
    },
    render,
    renderTo: (sink) =>
      new Promise((resolve, reject) => {
        sink.write(render(), (error) => (error ? reject(error) : resolve()));
      }),
    layout: () => drawing.layout(series),
  };
  return chart;
}

function checkSeries(name: string, color: string | undefined, series: Series[]): void {
  if (typeof name !== "string" || name.length > LONGEST_NAME) {
    const expected = `expected a series name of at most ${LONGEST_NAME} characters`;
    throw new PlotcastError("OPTION_INVALID", `lineChart: ${expected}, got ${shown(name)}`);
  }
  if (color !== undefined && !isColor(color)) {
    const expected = 'expected a CSS colour such as "#2563eb"';
    throw new PlotcastError(
      "OPTION_INVALID",
      `series ${shown(name)}: option color: ${expected}, got ${shown(color)}`,
    );
  }
  if (series.length >= MOST_SERIES) {
    throw new PlotcastError("LIMIT_REACHED", `lineChart: expected at most ${MOST_SERIES} series`);
  }
}

// On a time axis plain numbers are epoch milliseconds.
function checkTimes({ name, xs }: Series): void {
  const wrong = xs.findIndex((x) => Number.isNaN(epochMs(x)));
  if (wrong < 0) return;
  const place = `series ${shown(name)}: point ${wrong}.x`;
  throw new PlotcastError("POINT_INVALID", `${place}: ${EXPECTED_TIME}, got ${xs[wrong]}`);
}

// Times and plain numbers cannot share an axis, but an ordinal one counts either.
function checkSameX(added: Series, [first]: Series[]): void {
  if (first === undefined || first.xs.length === 0 || added.xs.length === 0) return;
  if (first.xKind === added.xKind) return;
  const expected = first.xKind === "time" ? "points with a time" : "points with an x";
  throw new PlotcastError(
    "POINT_INVALID",
    `series ${shown(added.name)}: expected ${expected}, like series ${shown(first.name)}`,
  );
}
