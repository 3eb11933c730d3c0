import { type ChartOptions, type ChartWindow, closestName, nameHint } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import { type AskedChart, readAskedChart } from "./asked-chart.ts";
import { checkViewOptions } from "./check-view-options.ts";
import { checkChartName } from "./chart-name.ts";
import type { Steps } from "./in-slices.ts";
import { createLiveChart, type LiveChart } from "./live-chart.ts";
import type { InputRow } from "./row.ts";
import { createView, roundSizes, type View, type ViewOptions } from "./view.ts";

/** The charts of a hub, by name. */
export interface Charts {
  /** In the order in which they were added. */
  names(): string[];
  has(name: string): boolean;
  /** The chart that is asked for, by its name or with a size, as in `cpu@400x260`; if there is one. */
  chartOf(asked: string): string | undefined;
  /** @throws PlotcastError `CHART_UNKNOWN`. */
  get(name: string): LiveChart;
  /**
   * A view of a chart, which may be asked for with its size.
   *
   * @throws PlotcastError `CHART_UNKNOWN`, `OPTION_INVALID`.
   */
  view(asked: string, options?: ViewOptions): View;
  /** The same for a stream, whose sizes are coarse. */
  streamView(asked: string, options: ViewOptions): View;
  /** @throws PlotcastError `OPTION_INVALID`, `LIMIT_REACHED`. */
  add(name: string, options: ChartOptions): void;
  /** @throws PlotcastError `CHART_UNKNOWN`. */
  remove(name: string): void;
  /** As a live chart does. @returns the number of rows taken. @throws PlotcastError. */
  push(name: string, rows: readonly InputRow[], now: number): number;
  /** The same, a step at a time; the last ones take all rows. */
  pushInSteps(name: string, rows: readonly InputRow[], now: number): Steps<number>;
}

/** What all charts of a hub share. */
export interface ChartsOptions {
  window: ChartWindow;
  everyMs: number;
  maxAhead: number | undefined;
  onError: (error: unknown) => void;
  timeZone: string;
  /** A push to an unknown chart adds it. */
  addCharts: boolean;
  maxCharts: number;
}

const MAX_NAMES_IN_ERROR = 10;

/** Names come from outside, so what is compared to find the one that was meant is bounded. */
const MAX_MISSPELT_LENGTH = 60;
const MAX_COMPARED_NAMES = 100;

export function createCharts(settings: ChartsOptions): Charts {
  const { addCharts, maxCharts } = settings;
  const charts = new Map<string, LiveChart>();
  /** Views of charts with their own options, by name. Kept, as drawing many charts asks for them each time. */
  const plainViews = new Map<string, View>();

  function get(name: string): LiveChart {
    const chart = charts.get(name);
    if (chart !== undefined) return chart;
    const known =
      [...charts.keys()].map(describeValue).slice(0, MAX_NAMES_IN_ERROR).join(", ") || "none";
    const meant =
      name.length > MAX_MISSPELT_LENGTH
        ? undefined
        : closestName(name, [...charts.keys()].slice(0, MAX_COMPARED_NAMES));
    const hint = nameHint(meant === undefined ? undefined : describeValue(meant));
    const expected = `expected the name of a chart (known: ${known})${hint}`;
    const message = `chart ${describeValue(name)}: ${expected}`;
    throw new PlotcastError("CHART_UNKNOWN", message);
  }

  function read(asked: string): AskedChart {
    return readAskedChart(asked, (name) => charts.has(name));
  }

  function checkRoom(name: string): void {
    if (charts.size < maxCharts) return;
    const message = `chart ${describeValue(name)}: expected at most ${maxCharts} charts`;
    throw new PlotcastError("LIMIT_REACHED", message);
  }

  function create(name: string, options: ChartOptions): LiveChart {
    checkRoom(name);
    checkChartName(name);
    return createLiveChart({ ...settings, name, options });
  }

  /** The chart that a push is for. */
  function getOrCreate(name: string): LiveChart {
    if (!addCharts) return get(name);
    return charts.get(name) ?? create(name, { title: name, grid: true });
  }

  return {
    names: () => [...charts.keys()],
    has: (name) => charts.has(name),
    get,
    chartOf(asked) {
      const { chart } = read(asked);
      return charts.has(chart) ? chart : undefined;
    },
    view(asked, options) {
      const known = options === undefined ? plainViews.get(asked) : undefined;
      if (known !== undefined) return known;
      const { chart, size } = read(asked);
      const asWished = { ...checkViewOptions(options === undefined ? {} : options), ...size };
      const view = createView(chart, asWished, get(chart).viewDefaults);
      if (view.isDefault && asked === chart) plainViews.set(chart, view);
      return view;
    },
    streamView(asked, options) {
      const { chart, size } = read(asked);
      const { viewDefaults } = get(chart);
      const sizes = { ...roundSizes(options, viewDefaults), ...size };
      return createView(chart, sizes, viewDefaults);
    },
    add(name, options) {
      if (charts.has(name)) {
        const message = `chart ${describeValue(name)}: expected a new name, but it is taken`;
        throw new PlotcastError("OPTION_INVALID", message);
      }
      charts.set(name, create(name, options));
    },
    remove(name) {
      charts.delete(get(name).name);
      plainViews.delete(name);
    },
    push(name, rows, now) {
      const chart = getOrCreate(name);
      const taken = chart.push(rows, now);
      charts.set(name, chart);
      return taken;
    },
    *pushInSteps(name, rows, now) {
      const known = charts.get(name);
      const chart = known ?? getOrCreate(name);
      const taken = yield* chart.pushInSteps(rows, now);
      if (known !== undefined) return taken;
      // Meanwhile another push may have added one of this name, or the last that there may be.
      const other = charts.get(name);
      if (other !== undefined) return other.push(rows, now);
      checkRoom(name);
      charts.set(name, chart);
      return taken;
    },
  };
}
