import { toText } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { MAX_LONG_WINDOWS, POINTS_PER_SLICE } from "../limits.ts";
import { atOnce, measured, onePart } from "../work.ts";
import type { Charts } from "./charts.ts";
import type { History, PastColumns } from "./history.ts";
import type { PointColumns } from "./journal.ts";
import type { FrameChart } from "./live-chart.ts";
import { createKeptLengths } from "./kept-lengths.ts";
import { createLongChart, type LongChart } from "./long-chart.ts";
import { justBefore, nextSlice } from "./point-columns.ts";
import { readInSlices } from "./past-slices.ts";
import type { Slices } from "./slices.ts";
import { createStill, momentInMemory } from "./still.ts";
import type { TimeRange } from "./time-range.ts";
import type { View, ViewOptions } from "./view.ts";

/** What charts have shown, as far back as it is kept: points that are not in memory, and what is drawn of them. */
export interface Past {
  /**
   * The points of a chart in a range, in slices from its beginning to its end, by the names that they came
   * under: what is kept, or else what is in memory.
   *
   * @throws PlotcastError `CHART_UNKNOWN`.
   */
  slices(chart: string, range: TimeRange): AsyncGenerator<PastColumns>;
  /** Time of a chart's newest point; minus infinity where it has none. @throws PlotcastError `CHART_UNKNOWN`. */
  newest(chart: string): number;
  /** Whether its points have moments, rather than numbers. @throws PlotcastError `CHART_UNKNOWN`. */
  hasTimes(chart: string): boolean;
  /**
   * How far back points of a chart are kept, in ms before the newest; 0 where none are, but in memory, or
   * where that cannot be read. It is known for some seconds.
   */
  keptMs(chart: string): Promise<number>;
  /**
   * Loads what views need that is not in memory, as their window is longer or after a restart; then they are
   * drawn as any other.
   *
   * @returns undefined where there is nothing to load. It does not reject: what cannot be read is not drawn.
   */
  load(charts: readonly string[], view: ViewOptions): Promise<void> | undefined;
  /**
   * A chart with what there is of the range or the moment that a view shows.
   *
   * @returns undefined where the chart itself has all of it, as of no moment.
   * @throws PlotcastError as `Hub.draw` does.
   */
  still(chart: string, view: ViewOptions): Promise<StillPicture> | undefined;
  /** What a view is drawn from. @throws PlotcastError `CHART_UNKNOWN`, `LIMIT_REACHED`. */
  chartOf(view: View): FrameChart;
  /** Gives long windows of a chart the points that it has taken. */
  add(chart: string, columns: ReadonlyMap<string, PointColumns>): void;
  /** Forgets a chart. */
  forget(chart: string): void;
  /** The clock that drawings go by, in epoch ms. */
  now(): number;
}

/** A view of the past. */
export interface StillPicture {
  /** @param onWork gets how long it takes, in ms. */
  draw(onWork?: (ms: number) => void): Promise<string>;
  table(onWork?: (ms: number) => void): Promise<string>;
}

export interface PastOptions {
  charts: Charts;
  history: History | undefined;
  clock: () => number;
  slices: Slices;
  /** There is something new to draw. */
  onChange: () => void;
  onError: (error: unknown) => void;
}

/** Where there are too many long windows, one at which nobody has looked for this long leaves for a new one. */
const UNSEEN_MS = 5000;

const NOBODY = () => {};
const NO_POINTS = { times: [], values: [] };

export function createPast({
  charts,
  history: kept,
  clock,
  slices,
  onChange,
  onError,
}: PastOptions): Past {
  const long = new Map<string, Set<LongChart>>();
  const lengths = createKeptLengths(clock, onError);
  /** Undefined where nothing is kept, or not yet. */
  const historyNow = () => (kept?.isThere?.() === false ? undefined : kept);

  async function* fromMemory(chart: string, { from, to }: TimeRange): AsyncGenerator<PastColumns> {
    for (let after = justBefore(from); charts.has(chart); ) {
      // Read anew each time: meanwhile there came others.
      const columns = charts.get(chart).columns();
      const slice = nextSlice(columns, after, to, POINTS_PER_SLICE);
      // All series, as the first slice says which there are.
      yield new Map(
        Array.from(columns.keys(), (name) => [name, slice?.points.get(name) ?? NO_POINTS]),
      );
      if (slice === undefined) return;
      after = slice.end;
    }
  }

  /** The length of a view's window, if it is longer than what is in memory. */
  function longWindow({ chart, options: { window, at, during } }: View): number | undefined {
    if (historyNow() === undefined || at !== undefined || during !== undefined) return undefined;
    if (window === undefined || !("ms" in window)) return undefined;
    return window.ms > charts.get(chart).keptMs() ? window.ms : undefined;
  }

  function longChart(name: string, windowMs: number): LongChart {
    for (const one of long.get(name) ?? []) if (one.windowMs === windowMs) return one;
    makeRoom();
    const chart = charts.get(name);
    const { begin } = slices;
    const made: LongChart = createLongChart({
      chart,
      windowMs,
      history: kept!,
      clock,
      begin,
      onWake: () => keep(name, made),
      onChange,
      onError,
    });
    keep(name, made);
    return made;
  }

  function keep(name: string, one: LongChart): void {
    if (!charts.has(name)) return;
    const ofChart = long.get(name) ?? new Set();
    long.set(name, ofChart.add(one));
  }

  function drop(name: string, one: LongChart): void {
    const ofChart = long.get(name);
    ofChart?.delete(one);
    if (ofChart?.size === 0) long.delete(name);
  }

  function makeRoom(): void {
    const now = clock();
    const all = [...long].flatMap(([name, ofChart]) => [...ofChart].map((one) => ({ name, one })));
    const busy = all.filter(({ name, one }) => {
      const isBusy = one.rest(now);
      if (!isBusy) drop(name, one);
      return isBusy;
    });
    if (busy.length < MAX_LONG_WINDOWS) return;
    // Nobody may take all of them for a minute by asking for each once.
    const [unseen] = busy.toSorted((a, b) => a.one.seenMs() - b.one.seenMs());
    if (unseen !== undefined && now - unseen.one.seenMs() > UNSEEN_MS) {
      unseen.one.leave();
      drop(unseen.name, unseen.one);
      return;
    }
    const expected = `expected at most ${MAX_LONG_WINDOWS} long windows at a time`;
    throw new PlotcastError("LIMIT_REACHED", `window: ${expected}; try again in a minute`);
  }

  function findLong(asked: string, options: ViewOptions): LongChart | undefined {
    try {
      const view = charts.view(asked, options);
      const windowMs = longWindow(view);
      return windowMs === undefined ? undefined : longChart(view.chart, windowMs);
    } catch (error) {
      // Who draws it says the same.
      if (error instanceof PlotcastError) return undefined;
      throw error;
    }
  }

  function isInMemory({ chart, options: { during, at } }: View): boolean {
    if (historyNow() === undefined) return true;
    if (at !== undefined) return false;
    return during === undefined || during.from >= charts.get(chart).oldest();
  }

  function readChart(view: View): Promise<FrameChart> | undefined {
    const chart = charts.get(view.chart);
    const { begin } = slices;
    if (!isInMemory(view)) return createStill({ chart, view, history: kept!, begin });
    const { at } = view.options;
    return at === undefined ? undefined : begin(momentInMemory(chart, at));
  }

  async function createPicture(
    { options }: View,
    reading: Promise<FrameChart>,
  ): Promise<StillPicture> {
    const still = await reading;
    const draw = () => still.createDrawing(options).draw(toText, clock(), undefined);
    return {
      draw: (onWork = NOBODY) => slices.begin(measured(onePart(draw), onWork)),
      table: (onWork = NOBODY) => slices.begin(measured(still.table(options, clock()), onWork)),
    };
  }

  return {
    slices(chart, range) {
      charts.get(chart);
      const history = historyNow();
      return history === undefined ? fromMemory(chart, range) : readInSlices(history, chart, range);
    },
    newest: (chart) => charts.get(chart).viewDefaults.newest(),
    hasTimes(chart) {
      const { xAxis } = charts.get(chart).viewDefaults;
      return xAxis !== "linear" && xAxis !== "log";
    },
    async keptMs(chart) {
      const history = historyNow();
      return history === undefined ? 0 : lengths.ms(history, chart);
    },
    load(names, view) {
      const history = historyNow();
      if (history === undefined) return undefined;
      const loads = names.flatMap((name) => history.ready?.(charts.chartOf(name) ?? name) ?? []);
      if (view.window !== undefined || names.some((name) => name.includes("?"))) {
        loads.push(...names.flatMap((name) => findLong(name, view)?.load() ?? []));
      }
      return loads.length === 0 ? undefined : Promise.all(loads).then(NOBODY, onError);
    },
    still(chart, asked) {
      if (asked.at === undefined && asked.from === undefined && asked.to === undefined)
        return undefined;
      const view = charts.view(chart, asked);
      const reading = readChart(view);
      return reading === undefined ? undefined : createPicture(view, reading);
    },
    chartOf(view) {
      const chart = charts.get(view.chart);
      if (view.options.at !== undefined) return atOnce(momentInMemory(chart, view.options.at));
      const windowMs = longWindow(view);
      return windowMs === undefined ? chart : longChart(view.chart, windowMs);
    },
    add(chart, columns) {
      for (const one of long.get(chart) ?? []) one.add(columns);
    },
    forget(chart) {
      long.delete(chart);
      lengths.forget(chart);
    },
    now: clock,
  };
}
