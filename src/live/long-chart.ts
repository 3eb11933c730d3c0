import { IDLE_WINDOW_MS } from "../limits.ts";
import { atOnce, type Work } from "../work.ts";
import type { Drawing } from "./drawn.ts";
import type { History } from "./history.ts";
import type { PointColumns } from "./journal.ts";
import type { FrameChart, LiveChart } from "./live-chart.ts";
import { countPoints, noteSince, pushPast, readReduced } from "./reduced-points.ts";

/**
 * A chart as it looks in a window longer than what is in memory: it has points of its own, reduced as they
 * are read, and gets those that its chart takes. All views of this window are drawn from it.
 */
export interface LongChart extends FrameChart {
  /** Resolves once its points are there, and rejects with what reading throws; undefined where they are there. */
  load(): Promise<void> | undefined;
  /** Gives it points that its chart has taken. */
  add(columns: ReadonlyMap<string, PointColumns>): void;
  /** What it shows, in ms. */
  windowMs: number;
  /** When somebody looked last, in epoch ms. */
  seenMs(): number;
  /** Lets go of its points where nobody has looked for a while. @returns whether it has any, or may have. */
  rest(now: number): boolean;
  /** Lets go of its points, as others need the room. It comes back where somebody looks. */
  leave(): void;
}

export interface LongChartOptions {
  chart: LiveChart;
  windowMs: number;
  history: History;
  clock: () => number;
  /** Does work in slices. */
  begin: <T>(work: Work<T>) => Promise<T>;
  /** It is looked at, and will need what its chart takes: also one that had left. */
  onWake: () => void;
  /** There is something new to draw. */
  onChange: () => void;
  onError: (error: unknown) => void;
}

/** Points that came while it was loaded are given to it in as many parts at most; later ones it reads. */
const MAX_MISSED = 10_000;

/** It is read this seldom at most: reading may fail, and very many points may come. */
const READ_AGAIN_MS = 5000;

/** It is read anew, and so reduced, once as many points came as were read, but for few. */
const MIN_FRESH = 2000;

export function createLongChart(options: LongChartOptions): LongChart {
  const { chart, windowMs, history, clock, begin, onWake, onChange, onError } = options;
  const newTwin = () => chart.createTwin({ ms: windowMs });
  let twin = newTwin();
  /** Of the twins before: a version only grows. */
  let versionBefore = 0;
  let isLoaded = false;
  let loading: Promise<void> | undefined;
  let missed: ReadonlyMap<string, PointColumns>[] = [];
  let usedMs = clock();
  let readAgainMs = Number.NEGATIVE_INFINITY;
  let fresh = 0;
  let maxFresh = MIN_FRESH;

  function replace(next: LiveChart): void {
    versionBefore += twin.version(clock()) + 1;
    twin = next;
    fresh = 0;
  }

  async function read(): Promise<void> {
    const next = newTwin();
    const newest = chart.viewDefaults.newest();
    const to = Number.isFinite(newest) ? newest : clock();
    const range = { from: to - windowMs, to };
    const { columns, since } = await readReduced(history, chart, range);
    await begin(pushPast(next, columns, to));
    noteSince(next, since);
    for (const taken of missed) atOnce(next.pushColumns(taken, clock(), true));
    replace(next);
    maxFresh = Math.max(MIN_FRESH, countPoints(columns));
    isLoaded = true;
    onChange();
  }

  function load(): Promise<void> | undefined {
    if (loading !== undefined || clock() < readAgainMs) return loading;
    readAgainMs = clock() + READ_AGAIN_MS;
    onWake();
    loading = read().finally(() => {
      loading = undefined;
      missed = [];
    });
    return loading;
  }

  function look(): void {
    usedMs = clock();
    if (!isLoaded) load()?.catch(onError);
  }

  function rest(now: number): boolean {
    const isIdle = loading === undefined && now - usedMs > IDLE_WINDOW_MS;
    if (isLoaded && isIdle) leave();
    return !isIdle;
  }

  function leave(): void {
    isLoaded = false;
    replace(newTwin());
  }

  return {
    name: chart.name,
    windowMs,
    seenMs: () => usedMs,
    load() {
      usedMs = clock();
      return isLoaded ? undefined : load();
    },
    add(columns) {
      const now = clock();
      if (!rest(now)) return;
      if (loading !== undefined && missed.length < MAX_MISSED) missed.push(columns);
      atOnce(twin.pushColumns(columns, now, true));
      fresh += countPoints(columns);
      if (fresh > maxFresh) load()?.catch(onError);
    },
    rest,
    leave,
    version(now) {
      look();
      return versionBefore + twin.version(now);
    },
    createDrawing(view) {
      let drawn = twin;
      let drawing = drawn.createDrawing(view);
      function current(): Drawing {
        if (drawn === twin) return drawing;
        drawn = twin;
        drawing = drawn.createDrawing(view);
        return drawing;
      }
      return {
        edge: (now) => current().edge(now),
        draw: (finish, now, lastEdge) => current().draw(finish, now, lastEdge),
      };
    },
    table(view, now) {
      look();
      return twin.table(view, now);
    },
  };
}
