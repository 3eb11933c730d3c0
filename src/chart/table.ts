import { escapeXml } from "./format/text/escape.ts";
import { isFigure } from "./figures/figure.ts";
import { type NumberLabels, valueLabels } from "./format/value-labels.ts";
import type { LaidOut } from "./layout/laid-out.ts";
import { shownLayer } from "./layout/layer.ts";
import { layoutChart } from "./layout/layout-chart.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { Layer, MarkTypes } from "./layout/mark-type.ts";
import { findTimeGrain } from "./format/time/time-grain.ts";
import { momentLabel } from "./format/time/moment-label.ts";
import { unionXs } from "./data/stats/x-union.ts";
import type { Series } from "./data/series.ts";
import type { Settings } from "./options/settings.ts";
import { binText } from "./layout/tooltip-content.ts";
import { layerLabels } from "./layout/value-text.ts";
import { xAt } from "./data/x-value.ts";
import type { XKind } from "./options/choices.ts";
import { MAX_TABLE_ROWS } from "../limits.ts";

/** A series as a column, and a cursor into its points. */
interface TableColumn {
  name: string;
  length: number;
  /** The first point that is in no row yet. */
  next: number;
  xAt(point: number): number;
  textAt(point: number): string;
}

const X_NAMES: Record<XKind, string> = {
  time: "Time",
  linear: "x",
  log: "x",
  ordinal: "Point",
  band: "Name",
};

/** Renders a chart's data as an HTML table: a row for each x, a column for each series. */
export function toTable(all: readonly Series[], settings: Settings, types: MarkTypes): string {
  const shown = { ...tableSettings(settings), xAxis: tableAxis(all, settings) };
  const laidOut = layoutChart(all, shown, types, createLayoutCache());
  const columns = createTableColumns(laidOut, settings.locale);
  const { title, xTitle } = settings;
  const x = xTitle === "" ? X_NAMES[laidOut.layout.x.kind] : xTitle;
  const heads = [x, ...columns.map(({ name }) => name)].map(headCell).join("");
  const caption = title === "" ? "" : `<caption>${escapeXml(title)}</caption>`;
  const body = writeRows(columns, rowName(laidOut, settings), settings.variant === "live");
  return `<table>${caption}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Settings to lay out any chart with axes: their labels are what the table shows. */
function tableSettings(settings: Settings): Settings {
  const { type, variant } = settings;
  return {
    ...settings,
    type: isFigure(type) ? "bar" : type,
    variant: variant === "sparkline" ? "static" : variant,
    horizontal: false,
    tooltips: false,
    window: undefined,
  };
}

/** A table also has the points that a logarithmic axis cannot show. */
function tableAxis(all: readonly Series[], { xAxis, type }: Settings): Settings["xAxis"] {
  if (xAxis !== "log" || type === "histogram") return xAxis;
  return all.some(({ xs }) => xs.length > 0 && xs[0]! <= 0) ? "linear" : xAxis;
}

/** Names a row: a time so that different ones never read the same, a bin of a histogram by its ends. */
function rowName(laidOut: LaidOut, { timeZone, timeFormat: format, locale }: Settings) {
  const { axis } = laidOut.xAxis;
  const binned = laidOut.layers.find(({ binEdges }) => binEdges !== undefined);
  if (binned !== undefined) return binName(laidOut, binned);
  if (laidOut.layout.x.kind !== "time") return axis.exactValue ?? axis.formatValue;
  const shown = laidOut.layers.filter(({ hidden }) => !hidden);
  const xs = unionXs(shown.map(({ series }) => series.xs));
  const grain = findTimeGrain([{ xs }], timeZone);
  return momentLabel({ format, locale, grain, date: "full" }, timeZone);
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

function headCell(name: string): string {
  return `<th scope="col">${escapeXml(name)}</th>`;
}

function createTableColumns({ layout, layers, axes }: LaidOut, locale: string): TableColumn[] {
  const columns: TableColumn[] = [];
  for (const layer of layers) {
    if (layer.hidden) continue;
    const { series } = layer;
    const labels = exactLabels(layerLabels(layer, axes), locale);
    const shown = shownLayer(layer);
    columns.push({
      name: series.name,
      length: series.xs.length,
      next: 0,
      xAt: (point) => xAt(layout.x.kind, series, point),
      textAt: (point) =>
        hasNoValue(series, point) ? "" : shown.type.valueText(shown, point, labels),
    });
  }
  return columns;
}

/** Labels that write all digits, of values and of what has no unit. */
function exactLabels(labels: NumberLabels, locale: string): NumberLabels {
  return { ...labels, value: labels.exact, plain: valueLabels({ locale }).exact };
}

function hasNoValue({ ys, fields }: Series, point: number): boolean {
  return Number.isNaN(ys[point]!) && Number.isNaN(fields?.low?.[point] ?? Number.NaN);
}

/** A row: its x, and the point of each column there; -1 where it has none. */
interface TableRow {
  x: number;
  points: readonly number[];
}

/** @param showsNewest of too many rows the last ones are shown, rather than the first. */
function writeRows(
  columns: TableColumn[],
  name: (x: number) => string,
  showsNewest: boolean,
): string {
  const rows: TableRow[] = [];
  let count = 0;
  for (let x = nextX(columns); x !== undefined; x = nextX(columns)) {
    const points = takePoints(columns, x);
    if (showsNewest || count < MAX_TABLE_ROWS) rows[count % MAX_TABLE_ROWS] = { x, points };
    count++;
  }
  const left = Math.max(0, count - MAX_TABLE_ROWS);
  if (left === 0) return writeAll(rows, columns, name);
  const rest = `<tr><td colspan="${columns.length + 1}">and ${left} ${showsNewest ? "earlier" : "more"}</td></tr>`;
  if (!showsNewest) return writeAll(rows, columns, name) + rest;
  const first = left % MAX_TABLE_ROWS;
  return rest + writeAll([...rows.slice(first), ...rows.slice(0, first)], columns, name);
}

function writeAll(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  name: (x: number) => string,
): string {
  const cell = (point: number, c: number) =>
    `<td>${point < 0 ? "" : escapeXml(columns[c]!.textAt(point))}</td>`;
  return rows
    .map(({ x, points }) => {
      const cells = points.map(cell).join("");
      return `<tr><th scope="row">${escapeXml(name(x))}</th>${cells}</tr>`;
    })
    .join("");
}

/** The least x that is in no row yet. */
function nextX(columns: readonly TableColumn[]): number | undefined {
  let least: number | undefined;
  for (const { next, length, xAt } of columns) {
    if (next < length && (least === undefined || xAt(next) < least)) least = xAt(next);
  }
  return least;
}

/** The points at an x. Moves the cursor of each column that has one there. */
function takePoints(columns: readonly TableColumn[], x: number): number[] {
  return columns.map((column) => {
    const { next, length, xAt } = column;
    return next < length && xAt(next) === x ? column.next++ : -1;
  });
}
