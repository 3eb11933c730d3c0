import { type ChartWindow, INTERVAL_POINTS, RECENT_WINDOWS } from "../chart/inner-face.ts";
import { POINTS_PER_SLICE } from "../limits.ts";
import type { Work } from "../work.ts";
import type { History, PastColumns } from "./history.ts";
import type { FrameChart, LiveChart } from "./live-chart.ts";
import { noteSince, type PastRead, pushPast, readBounded, readReduced } from "./reduced-points.ts";
import { nextSlice } from "./point-columns.ts";
import type { View } from "./view.ts";

/** A moment and a range, or a moment and a window, that are drawn of what is kept. */
export interface StillOptions {
  chart: LiveChart;
  view: View;
  history: History;
  begin: <T>(work: Work<T>) => Promise<T>;
}

/** Creates a chart with points of the past alone: those of a range, or those that there were at a moment. */
export async function createStill(options: StillOptions): Promise<FrameChart> {
  const { chart, view, history, begin } = options;
  const { at, during, window } = view.options;
  if (during !== undefined) {
    const twin = chart.createTwin({ ms: during.to - during.from });
    const { columns, since } = await readReduced(history, chart, during);
    await begin(pushPast(twin, columns, during.to));
    noteSince(twin, since);
    return twin;
  }
  const moment = at ?? Number.POSITIVE_INFINITY;
  const isLong = window !== undefined && "ms" in window && window.ms > chart.keptMs();
  const twin = isLong ? chart.createTwin(window) : chart.createTwin();
  const { columns, since } = isLong
    ? await readReduced(history, chart, { from: moment - window.ms, to: moment }, moment)
    : await readUpTo(history, chart, moment);
  const newest = newestTime(columns);
  await begin(pushPast(twin, columns, newest));
  if (since !== undefined && since > newest - twin.viewDefaults.windowMs()) noteSince(twin, since);
  if (newest === Number.NEGATIVE_INFINITY)
    twin.setNote(`nothing is kept of ${new Date(moment).toISOString()}`);
  return atMoment(twin, moment);
}

/** The same of what is in memory, few points at a time: meanwhile the chart may take others. */
export function* momentInMemory(chart: LiveChart, at: number): Work<FrameChart> {
  const twin = chart.createTwin();
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const slice = nextSlice(chart.columns(), after, at, POINTS_PER_SLICE);
    if (slice === undefined) return atMoment(twin, at);
    yield* twin.pushColumns(slice.points, newestTime(slice.points), true);
    after = slice.end;
    yield;
  }
}

/** A chart whose clock stands still. */
function atMoment(twin: LiveChart, at: number): FrameChart {
  return {
    name: twin.name,
    version: () => twin.version(at),
    createDrawing(view) {
      const drawing = twin.createDrawing(view);
      return {
        edge: () => drawing.edge(at),
        draw: (finish) => drawing.draw(finish, at, undefined),
      };
    },
    table: (view) => twin.table(view, at),
  };
}

/** When the points came, by a clock that was right: the newest one just now. */
function newestTime(columns: PastColumns): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { times } of columns.values())
    newest = Math.max(newest, times[times.length - 1] ?? newest);
  return newest;
}

/** The points that a live chart has in memory: those of four windows, as they steady its y axis. */
export function wantedPoints(window: ChartWindow): { count: number; ms: number } {
  if ("ms" in window) return { count: INTERVAL_POINTS, ms: RECENT_WINDOWS * window.ms };
  return { count: RECENT_WINDOWS * window.points, ms: 0 };
}

/** How often a stretch is made longer where a series has few points in it, and by how much. */
const TRIES = 3;
const LONGER = 4;

/** The points that a live chart had in memory at a moment, and some before them. */
async function readUpTo(history: History, chart: LiveChart, at: number): Promise<PastRead> {
  const { count } = wantedPoints(chart.window);
  let span = 1.1 * RECENT_WINDOWS * chart.viewDefaults.windowMs();
  for (let tried = 1; ; tried++, span *= LONGER) {
    const read = await readBounded(history, chart.name, { from: at - span, to: at }, "rows");
    const isEnough = [...read.columns.values()].every(({ times }) => times.length > count);
    if (isEnough || read.since !== undefined || tried === TRIES) return read;
  }
}
