import {
  type ChartWindow,
  copySeries,
  createRenderer,
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
import type { Work } from "../work.ts";
import { annotationHorizon } from "./annotations.ts";
import type { Drawing, Drawn } from "./drawn.ts";
import { createRangeDrawing, pointsWithin } from "./range-drawing.ts";
import type { DrawnViewOptions } from "./view.ts";

/** Creates a view of a chart, to be drawn again and again. */
export function createDrawing(drawn: Drawn, view: DrawnViewOptions): Drawing {
  if (view.during !== undefined) return createRangeDrawing(drawn, view, view.during);
  const { base, points, decorations, clockAt } = drawn;
  const window = view.window ?? drawn.window;
  const settings = resolveSettings({ ...base, ...view });
  const getRenderer = memoLast((_version: number) => {
    const shown = resolveSettings({ ...base, ...view, ...decorations.options() });
    // A viewer's width is one to lay out for: a chart that fills its place still does.
    return createRenderer({ ...shown, fills: base.width === "fill" });
  });
  return {
    edge: (now) => rightEdge(points.newest(), spanOptions(drawn, window, settings, now)),
    draw(finish, now, lastEdge) {
      if (decorations.hasAnnotations()) {
        decorations.removeBefore(
          annotationHorizon(points.windows(), drawn.window, points.newest()),
        );
      }
      // Where no clock is followed, the age of the data still is.
      const time = base.staleMs === undefined ? clockAt(now, window) : now;
      const renderer = getRenderer(decorations.version());
      return renderer.draw(finish, drawnSeries(drawn, window), time, lastEdge);
    },
  };
}

/** What the visible span depends on besides the points: for the edge and the table as in the drawing. */
function spanOptions(
  { clockAt }: Drawn,
  window: ChartWindow,
  { everyMs, staleMs, width: pixels }: Settings,
  now: number,
): SpanOptions {
  return { window, everyMs, staleMs, now: clockAt(now, window), pixels };
}

/** What a chart shows at this time, as an HTML table. Points that come meanwhile are not in it. */
export function drawTable(drawn: Drawn, view: DrawnViewOptions, now: number): Work<string> {
  const { base, points } = drawn;
  const window = view.window ?? drawn.window;
  const settings = resolveSettings({ ...base, ...view });
  const all = points.series();
  const ofWindow = () =>
    isTime(settings)
      ? shownPoints(all, spanOptions(drawn, window, settings, now))
      : lastWindows(all, 1, window);
  const shown = view.during === undefined ? ofWindow() : pointsWithin(all, view.during);
  return renderTable(shown.map(copySeries), settings);
}

/** Whether x is time, rather than the number of an event. */
export function isTime({ xAxis = "time" }: { xAxis?: XKind | undefined }): boolean {
  return xAxis === "time";
}

/** A live drawing steadies its y axis by the windows before the shown one; other variants do not. */
function drawnSeries({ base, points }: Drawn, window: ChartWindow): readonly Series[] {
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
