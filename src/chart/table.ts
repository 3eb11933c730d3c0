import type { Series } from "./data/series.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { LaidOut } from "./layout/laid-out.ts";
import { layoutChart } from "./layout/layout-chart.ts";
import type { Layer, MarkTypes } from "./layout/mark-type.ts";
import { binText } from "./layout/tooltip-content.ts";
import { layerLabels } from "./layout/value-text.ts";
import type { Settings } from "./options/settings.ts";
import type { Work } from "../work.ts";
import { momentNames, tableSettings, writeTable } from "./write-table.ts";

/** Renders a chart's data as an HTML table. The series must stay as they are until it is done. */
export type RenderTable = (
  all: readonly Series[],
  settings: Settings,
  types: MarkTypes,
) => Work<string>;

/** Renders the data of a chart with axes, whose labels are what the table shows. */
export const renderAxesTable: RenderTable = (all, settings, types) => {
  const { variant } = settings;
  const shown = {
    ...tableSettings(all, settings),
    variant: variant === "sparkline" ? ("static" as const) : variant,
  };
  const laidOut = layoutChart(all, shown, types, createLayoutCache());
  const { layers, axes } = laidOut;
  const source = {
    layers,
    xKind: laidOut.layout.x.kind,
    rowName: rowName(laidOut, settings),
    labelsOf: (layer: Layer) => layerLabels(layer, axes),
  };
  return writeTable(source, settings);
};

/** Names a row: a time, a bin of a histogram by its ends, or as its axis does. */
function rowName(laidOut: LaidOut, settings: Settings): (x: number) => string {
  const { axis } = laidOut.xAxis;
  const binned = laidOut.layers.find(({ binEdges }) => binEdges !== undefined);
  if (binned !== undefined) return binName(laidOut, binned);
  return laidOut.layout.x.kind === "time"
    ? momentNames(laidOut.layers, settings)
    : (axis.exactValue ?? axis.formatValue);
}

/** Names the row at the middle of a bin. All layers of a histogram have the same bins. */
function binName(laidOut: LaidOut, layer: Layer): (x: number) => string {
  const { formatValue, exactValue = formatValue } = laidOut.xAxis.axis;
  const edges = Array.from(layer.binEdges!);
  // Edges of bins that are equally wide in decades have many digits, which mean nothing.
  const areApart = new Set(edges.map(formatValue)).size === edges.length;
  const write = laidOut.layout.x.kind === "log" && areApart ? formatValue : exactValue;
  return (x) => binText(laidOut, layer, layer.series.xs.indexOf(x), write) ?? exactValue(x);
}
