import {
  type ChartOptions,
  type ChartWindow,
  createRenderer,
  type Finish,
  lastWindows,
  renderTable,
  resolveSettings,
  rightEdge,
  type Series,
  type Settings,
  shownPoints,
  type SpanOptions,
  type XKind,
} from "../chart/inner-face.ts";
import { annotationHorizon } from "./annotations.ts";
import type { Decorations } from "./decorations.ts";
import type { SeriesWindows } from "./series-windows.ts";
import type { ViewOptions } from "./view.ts";

/** A view of a chart. */
export interface Drawing {
  /** Where its time axis ends: with no other version of the chart, a drawing changes only with it. */
  edge(now: number): number;
  /**
   * Draws it as the UTF-8 of an SVG on one line, of which `finish` makes the result. The same points, time and edge give the same bytes.
   *
   * @param lastEdge the edge of the frame that was sent before, if there was one.
   */
  draw<T>(finish: Finish<T>, now: number, lastEdge: number | undefined): T;
}

/** What all drawings of a chart show. */
export interface Drawn {
  /** The chart's options, with the hub's defaults. */
  base: ChartOptions;
  window: ChartWindow;
  points: SeriesWindows;
  decorations: Decorations;
  /** The clock, if the chart follows it. */
  clockAt(now: number): number | undefined;
}

/** Creates a view of a chart, to be drawn again and again. */
export function createDrawing(drawn: Drawn, view: ViewOptions): Drawing {
  const { base, window, points, decorations, clockAt } = drawn;
  const settings = resolveSettings({ ...base, ...view });
  const getRenderer = memoLast((_version: number) => {
    const shown = resolveSettings({ ...base, ...view, ...decorations.options() });
    // A viewer's width is one to lay out for: a chart that fills its place still does.
    return createRenderer({ ...shown, fills: base.width === "fill" });
  });
  return {
    edge: (now) => rightEdge(points.newest(), spanOptions(drawn, settings, now)),
    draw(finish, now, lastEdge) {
      if (decorations.hasAnnotations()) {
        decorations.removeBefore(annotationHorizon(points.windows(), window, points.newest()));
      }
      // Where no clock is followed, the age of the data still is.
      const time = base.staleMs === undefined ? clockAt(now) : now;
      const renderer = getRenderer(decorations.version());
      return renderer.draw(finish, drawnSeries(drawn), time, lastEdge);
    },
  };
}

/** What the visible span depends on besides the points: for the edge and the table as in the drawing. */
function spanOptions(
  { window, clockAt }: Drawn,
  { everyMs, staleMs, width: pixels }: Settings,
  now: number,
): SpanOptions {
  return { window, everyMs, staleMs, now: clockAt(now), pixels };
}

/** What a chart shows at this time, as an HTML table. */
export function drawTable(drawn: Drawn, view: ViewOptions, now: number): string {
  const { base, window, points } = drawn;
  const settings = resolveSettings({ ...base, ...view });
  const all = points.series();
  const shown = isTime(settings)
    ? shownPoints(all, spanOptions(drawn, settings, now))
    : lastWindows(all, 1, window);
  return renderTable(shown, settings);
}

/** Whether x is time, rather than the number of an event. */
export function isTime({ xAxis = "time" }: { xAxis?: XKind | undefined }): boolean {
  return xAxis === "time";
}

/** A live drawing steadies its y axis by the windows before the shown one; other variants do not. */
function drawnSeries({ base, window, points }: Drawn): readonly Series[] {
  const all = points.series();
  return base.variant === "live" ? all : lastWindows(all, 1, window);
}

/** Remembers the last result, for as long as the key stays the same. */
function memoLast<T>(make: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
