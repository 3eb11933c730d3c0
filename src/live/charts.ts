import { type ChartOptions, type ChartWindow, closestName, nameHint } from "../chart/inner-face.ts";
import { PlotcastError, describeValue } from "../error.ts";
import {
  type AskedChart,
  hasQuery,
  NAMELESS,
  readAskedChart,
  readAskedName,
} from "./asked-chart.ts";
import { checkViewOptions } from "./check-view-options.ts";
import { checkChartName } from "./chart-name.ts";
import type { Work } from "../work.ts";
import type { Journal, PointColumns } from "./journal.ts";
import { createLiveChart, type LiveChart } from "./live-chart.ts";
import type { InputRow } from "./row.ts";
import { roundSizes } from "./round-sizes.ts";
import { checkStreamOptions, createView, type View, type ViewOptions } from "./view.ts";

/** The charts of a hub, by name. */
export interface Charts {
  /** In the order in which they were added. */
  names(): string[];
  count(): number;
  /** Where a chart stands among the others: it was added after those of lower numbers. */
  orderOf(name: string): number;
  /** Grows whenever a chart comes or goes. */
  revision(): number;
  has(name: string): boolean;
  /** The chart that is asked for, by its name or with a look, as in `cpu@400x260`; if there is one. */
  chartOf(asked: string): string | undefined;
  /** The same charts, as they look by themselves, where a query behind a name says how they look. */
  withoutLooks(asked: readonly string[]): string[];
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
  pushInSteps(name: string, rows: readonly InputRow[], now: number): Work<number>;
  /**
   * Gives columns of points to a chart that is there, a step at a time. @returns the number of points taken.
   *
   * @throws PlotcastError as an intake does, `CHART_UNKNOWN`.
   */
  pushColumns(
    name: string,
    columns: ReadonlyMap<string, PointColumns>,
    now: number,
    isKept: boolean,
  ): Work<number>;
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
  /** Hears of all points that are taken. */
  journal?: Journal | undefined;
  /** Whether a point takes the place of another of its series and time. Default `false`. */
  replaces?: boolean | undefined;
  /** Whether points are kept beyond what is in memory. Default `false`. */
  isKept?: boolean;
}

const MAX_NAMES_IN_ERROR = 10;

/** Names come from outside, so what is compared to find the one that was meant is bounded. */
const MAX_MISSPELT_LENGTH = 60;
const MAX_COMPARED_NAMES = 100;

export function createCharts(settings: ChartsOptions): Charts {
  const { addCharts, maxCharts } = settings;
  const charts = new Map<string, LiveChart>();
  const orders = new Map<string, number>();
  const added = new WeakSet<LiveChart>();
  let revision = 0;
  /** Views of charts as they look by themselves. Kept, as drawing or watching many asks for them each time. */
  const plainViews = new Map<string, View>();

  function get(name: string): LiveChart {
    const chart = charts.get(name);
    if (chart !== undefined) return chart;
    const known =
      [...charts.keys()].map(describeValue).slice(0, MAX_NAMES_IN_ERROR).join(", ") || "none";
    const meant =
      typeof name !== "string" || name.length > MAX_MISSPELT_LENGTH
        ? undefined
        : closestName(name, [...charts.keys()].slice(0, MAX_COMPARED_NAMES));
    const hint = nameHint(meant === undefined ? undefined : describeValue(meant));
    const expected = `expected the name of a chart (known: ${known})${hint}`;
    const message = `chart ${describeValue(name)}: ${expected}`;
    throw new PlotcastError("CHART_UNKNOWN", message);
  }

  const isChart = (name: string) => charts.has(name);

  /** A query without a name before it is for the first chart. */
  function orFirst(name: string, asked: string): string {
    return name === "" && asked !== "" ? (charts.keys().next().value ?? name) : name;
  }

  function read(asked: string): AskedChart {
    const { chart, view } = readAskedChart(asked, isChart);
    return { chart: orFirst(chart, asked), view };
  }

  function checkRoom(name: string): void {
    if (charts.size < maxCharts) return;
    const message = `chart ${describeValue(name)}: expected at most ${maxCharts} charts`;
    throw new PlotcastError("LIMIT_REACHED", message);
  }

  function create(name: string, options: ChartOptions): LiveChart {
    checkRoom(name);
    checkChartName(name);
    const { journal } = settings;
    // Of a chart that is not there yet points are kept only once it is.
    const onTaken =
      journal === undefined
        ? undefined
        : (columns: ReadonlyMap<string, PointColumns>) => {
            if (isThere(name, chart)) journal.add(name, columns);
          };
    const chart = createLiveChart({
      name,
      options,
      onTaken,
      ...settings,
    });
    return chart;
  }

  /** The chart that a push is for. */
  function getOrCreate(name: string): LiveChart {
    if (!addCharts) return get(name);
    return charts.get(name) ?? create(name, { title: name, grid: true });
  }

  function plainView(name: string): View {
    const view = plainViews.get(name) ?? createView(name, {}, get(name).viewDefaults);
    plainViews.set(name, view);
    return view;
  }

  /** Adds a chart that a push makes, unless another push was first. @throws PlotcastError `LIMIT_REACHED`. */
  function isThere(name: string, chart: LiveChart): boolean {
    if (added.has(chart)) return true;
    if (charts.has(name)) return false;
    checkRoom(name);
    put(name, chart);
    return true;
  }

  function put(name: string, chart: LiveChart): void {
    added.add(chart);
    charts.set(name, chart);
    orders.set(name, revision++);
  }

  return {
    names: () => [...charts.keys()],
    count: () => charts.size,
    orderOf: (name) => orders.get(name) ?? revision,
    revision: () => revision,
    has: (name) => charts.has(name),
    get,
    chartOf(asked) {
      const chart = orFirst(readAskedName(asked, isChart), asked);
      return charts.has(chart) ? chart : undefined;
    },
    withoutLooks(asked) {
      const plain = (one: string) =>
        hasQuery(one, isChart) ? readAskedName(one, isChart) || NAMELESS : one;
      return [...new Set(asked.map(plain))];
    },
    view(asked, options) {
      if (options === undefined && charts.has(asked)) return plainView(asked);
      const { chart, view } = read(asked);
      const asWished = { ...checkViewOptions(options === undefined ? {} : options), ...view };
      return createView(chart, asWished, get(chart).viewDefaults);
    },
    streamView(asked, options) {
      if (charts.has(asked) && Object.keys(options).length === 0) return plainView(asked);
      const { chart, view } = read(asked);
      checkStreamOptions({ ...options, ...view });
      const { viewDefaults } = get(chart);
      return createView(chart, roundSizes({ ...options, ...view }, viewDefaults), viewDefaults);
    },
    add(name, options) {
      if (charts.has(name)) {
        const message = `chart ${describeValue(name)}: expected a new name, but it is taken`;
        throw new PlotcastError("OPTION_INVALID", message);
      }
      put(name, create(name, options));
    },
    remove(name) {
      charts.delete(get(name).name);
      orders.delete(name);
      revision++;
      plainViews.delete(name);
    },
    push(name, rows, now) {
      const chart = getOrCreate(name);
      const taken = chart.push(rows, now);
      if (!charts.has(name)) put(name, chart);
      return taken;
    },
    *pushInSteps(name, rows, now) {
      const known = charts.get(name);
      const chart = known ?? getOrCreate(name);
      const taken = yield* chart.pushInSteps(rows, now);
      if (known !== undefined) return taken;
      // Meanwhile another push may have added one of this name, or the last that there may be.
      const other = charts.get(name);
      if (other === chart) return taken;
      if (other !== undefined) return other.push(rows, now);
      checkRoom(name);
      put(name, chart);
      return taken;
    },
    pushColumns: (name, columns, now, isKept) => get(name).pushColumns(columns, now, isKept),
  };
}
