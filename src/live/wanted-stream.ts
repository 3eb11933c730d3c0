import { broadcastKey, formatOf, type Wire } from "./broadcasts.ts";
import type { Charts } from "./charts.ts";
import type { EventFormat } from "./event-format.ts";
import { countPlaces, type WantedStream } from "./places.ts";
import type { NamedView, View, ViewOptions, WrittenView } from "./view.ts";

/** A stream that somebody wants to watch, with its views in their order. */
export interface WantedViews extends WantedStream {
  views: WrittenView[];
}

/** @throws PlotcastError `CHART_UNKNOWN`, `OPTION_INVALID`, `EVENT_INVALID`. */
export function describeStream(
  charts: Charts,
  names: readonly string[],
  view: ViewOptions,
  wire: Wire,
): WantedViews {
  const format = formatOf(wire);
  const all = names.map((event) => writeView(event, charts.streamView(event, view), format));
  const views = inOrder(charts, all);
  const places = countPlaces(views, format, charts.count());
  return { views, key: broadcastKey(views, wire), places };
}

function writeView(event: string, view: View, format: EventFormat): WrittenView {
  return { event, view, before: format.before(event, view.chart) };
}

/** In the order of the charts, so that the order in which they are asked for makes no other stream. */
function inOrder({ orderOf }: Charts, views: WrittenView[]): WrittenView[] {
  return views.sort(
    (a, b) => orderOf(a.view.chart) - orderOf(b.view.chart) || (a.event < b.event ? -1 : 1),
  );
}

/** Where names are to be hidden that no series has yet: whether one has come meanwhile. */
export function outdatedWhen(
  charts: Charts,
  views: readonly NamedView[],
): (() => boolean) | undefined {
  const waiting = views.filter(({ view }) => view.awaited.length > 0);
  if (waiting.length === 0) return undefined;
  const awaited = waiting.map(({ view: { chart, awaited } }) => ({ chart, awaited }));
  return () =>
    awaited.some(
      ({ chart, awaited }) =>
        charts.has(chart) && awaited.some((name) => charts.get(chart).viewDefaults.hasSeries(name)),
    );
}
