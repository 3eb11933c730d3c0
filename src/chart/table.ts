import { escapeXml } from "./format/text/escape.ts";
import { isFigure } from "./figures/figure.ts";
import type { LaidOut } from "./layout/laid-out.ts";
import { layoutChart } from "./layout/layout-chart.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { MarkTypes } from "./layout/mark-type.ts";
import type { Series } from "./data/series.ts";
import type { Settings } from "./options/settings.ts";
import { axisLabels } from "./layout/value-text.ts";
import { xAt } from "./data/x-value.ts";
import type { XKind } from "./options/choices.ts";

const MOST_ROWS = 1000;

/** A series as a column: what its points say, and which of them is the next to be told. */
interface Column {
  name: string;
  length: number;
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

/** What a chart shows, as an HTML table: a row for each x, a column for each series. */
export function toTable(all: readonly Series[], settings: Settings, types: MarkTypes): string {
  const laidOut = layoutChart(all, asAxes(settings), types, createLayoutCache());
  const columns = columnsOf(laidOut);
  const { title, xTitle } = settings;
  const x = xTitle === "" ? X_NAMES[laidOut.layout.x.kind] : xTitle;
  const heads = [x, ...columns.map(({ name }) => name)].map(headOf).join("");
  const caption = title === "" ? "" : `<caption>${escapeXml(title)}</caption>`;
  const body = rowsOf(columns, laidOut.xAxis.axis.formatValue);
  return `<table>${caption}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Whatever the chart looks like, its table is that of points along an axis. */
function asAxes(settings: Settings): Settings {
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

function headOf(name: string): string {
  return `<th scope="col">${escapeXml(name)}</th>`;
}

function columnsOf({ layout, layers, axes }: LaidOut): Column[] {
  const columns: Column[] = [];
  for (const [m, layer] of layers.entries()) {
    if (layer.hidden) continue;
    const { series } = layer;
    const labels = axisLabels(layout.marks[m]!, axes);
    columns.push({
      name: series.name,
      length: series.xs.length,
      next: 0,
      xAt: (point) => xAt(layout.x.kind, series, point),
      textAt: (point) => (isGap(series, point) ? "" : layer.type.valueText(layer, point, labels)),
    });
  }
  return columns;
}

function isGap({ ys, fields }: Series, point: number): boolean {
  return Number.isNaN(ys[point]!) && Number.isNaN(fields?.low?.[point] ?? Number.NaN);
}

function rowsOf(columns: Column[], name: (x: number) => string): string {
  let rows = "";
  let count = 0;
  for (let x = nextX(columns); x !== undefined; x = nextX(columns)) {
    const cells = cellsAt(columns, x, count < MOST_ROWS);
    if (count < MOST_ROWS) rows += `<tr><th scope="row">${escapeXml(name(x))}</th>${cells}</tr>`;
    count++;
  }
  if (count <= MOST_ROWS) return rows;
  return `${rows}<tr><td colspan="${columns.length + 1}">and ${count - MOST_ROWS} more</td></tr>`;
}

/** The least x that is not told yet. */
function nextX(columns: Column[]): number | undefined {
  let least: number | undefined;
  for (const { next, length, xAt } of columns) {
    if (next < length && (least === undefined || xAt(next) < least)) least = xAt(next);
  }
  return least;
}

/** The cells of a row; each column that has a point there goes on to its next. */
function cellsAt(columns: Column[], x: number, isTold: boolean): string {
  let cells = "";
  for (const column of columns) {
    const { next, length, xAt, textAt } = column;
    const isThere = next < length && xAt(next) === x;
    if (isTold) cells += `<td>${isThere ? escapeXml(textAt(next)) : ""}</td>`;
    if (isThere) column.next++;
  }
  return cells;
}
