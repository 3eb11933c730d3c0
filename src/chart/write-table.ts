import { MAX_TABLE_ROWS } from "../limits.ts";
import type { Work } from "../work.ts";
import { unionXs } from "./data/stats/x-union.ts";
import type { Series } from "./data/series.ts";
import { xAt } from "./data/x-value.ts";
import { escapeXml } from "./format/text/escape.ts";
import { findTimeGrain } from "./format/time/time-grain.ts";
import { momentLabel } from "./format/time/moment-label.ts";
import { type NumberLabels, valueLabels } from "./format/value-labels.ts";
import { measuredSeries, shownLayer } from "./layout/layer.ts";
import type { Layer } from "./layout/mark-type.ts";
import type { XKind } from "./options/choices.ts";
import type { Settings } from "./options/settings.ts";

/** A series as a column, and a cursor into its points. */
interface TableColumn {
  name: string;
  length: number;
  /** The first point that is in no row yet. */
  next: number;
  xAt(point: number): number;
  textAt(point: number): string;
}

/** How many cells are written at a time, in about a millisecond. */
const PART_CELLS = 1000;

const X_NAMES: Record<XKind, string> = {
  time: "Time",
  linear: "x",
  log: "x",
  ordinal: "Point",
  band: "Name",
};

/** What the rows and cells of a table are made from. */
export interface TableSource {
  layers: readonly Layer[];
  xKind: XKind;
  /** Names a row. */
  rowName(x: number): string;
  /** The labels of a layer's values. */
  labelsOf(layer: Layer): NumberLabels;
}

/** Writes layers as an HTML table: a row for each x, a column for each visible series. */
export function* writeTable(source: TableSource, settings: Settings): Work<string> {
  const columns = createTableColumns(source, settings.locale);
  const { title, xTitle } = settings;
  const x = xTitle === "" ? X_NAMES[source.xKind] : xTitle;
  const heads = [x, ...columns.map(({ name }) => name)].map(headCell).join("");
  const caption = title === "" ? "" : `<caption>${escapeXml(title)}</caption>`;
  const body = yield* writeRows(
    columns,
    (value) => source.rowName(value),
    settings.variant === "live",
  );
  return `<table>${caption}<thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The settings that a table is made with. */
export function tableSettings(all: readonly Series[], settings: Settings): Settings {
  return {
    ...settings,
    horizontal: false,
    tooltips: false,
    window: undefined,
    xAxis: tableAxis(all, settings),
  };
}

/** A table also has the points that a logarithmic axis cannot show. */
function tableAxis(all: readonly Series[], { xAxis, type }: Settings): Settings["xAxis"] {
  if (xAxis !== "log" || type === "histogram") return xAxis;
  return all.some(({ xs }) => xs.length > 0 && xs[0]! <= 0) ? "linear" : xAxis;
}

/** Names rows by their time, so that different ones never read the same. */
export function momentNames(
  layers: readonly Layer[],
  { timeZone, timeFormat: format, locale }: Settings,
): (x: number) => string {
  const shown = layers.filter(({ hidden }) => !hidden);
  const xs = unionXs(shown.map((layer) => measuredSeries(layer).xs));
  const grain = findTimeGrain([{ xs }], timeZone);
  return momentLabel({ format, locale, grain, date: "full" }, timeZone);
}

function headCell(name: string): string {
  return `<th scope="col">${escapeXml(name)}</th>`;
}

function createTableColumns({ layers, xKind, labelsOf }: TableSource, locale: string) {
  const columns: TableColumn[] = [];
  for (const layer of layers) {
    if (layer.hidden) continue;
    const { series } = layer;
    const labels = exactLabels(labelsOf(layer), locale);
    const shown = shownLayer(layer);
    const pointAt = measuredPoints(layer);
    columns.push({
      name: series.name,
      length: measuredSeries(layer).xs.length,
      next: 0,
      xAt: (row) => xAt(xKind, series, pointAt(row)),
      textAt: (row) => {
        const point = pointAt(row);
        return hasNoValue(series, point) ? "" : shown.type.valueText(shown, point, labels);
      },
    });
  }
  return columns;
}

/** The indices of the points that were measured, among the gaps that were inserted. */
function measuredPoints({ series, unbroken }: Layer): (index: number) => number {
  if (unbroken === undefined) return (index) => index;
  const points: number[] = [];
  for (let i = 0; i < series.xs.length; i++) {
    if (series.xs[i] === unbroken.xs[points.length]) points.push(i);
  }
  return (index) => points[index]!;
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
function* writeRows(
  columns: TableColumn[],
  name: (x: number) => string,
  showsNewest: boolean,
): Work<string> {
  const rows: TableRow[] = [];
  let count = 0;
  for (let x = nextX(columns); x !== undefined; x = nextX(columns)) {
    const points = takePoints(columns, x);
    if (showsNewest || count < MAX_TABLE_ROWS) rows[count % MAX_TABLE_ROWS] = { x, points };
    count++;
    if (isPartDone(count, columns)) yield;
  }
  const left = Math.max(0, count - MAX_TABLE_ROWS);
  if (left === 0) return yield* writeAll(rows, columns, name);
  const rest = `<tr><td colspan="${columns.length + 1}">and ${left} ${showsNewest ? "earlier" : "more"}</td></tr>`;
  if (!showsNewest) return (yield* writeAll(rows, columns, name)) + rest;
  const first = left % MAX_TABLE_ROWS;
  const inOrder = [...rows.slice(first), ...rows.slice(0, first)];
  return rest + (yield* writeAll(inOrder, columns, name));
}

function* writeAll(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  name: (x: number) => string,
): Work<string> {
  const cell = (point: number, c: number) =>
    `<td>${point < 0 ? "" : escapeXml(columns[c]!.textAt(point))}</td>`;
  let text = "";
  let count = 0;
  for (const { x, points } of rows) {
    const cells = points.map(cell).join("");
    text += `<tr><th scope="row">${escapeXml(name(x))}</th>${cells}</tr>`;
    if (isPartDone(++count, columns)) yield;
  }
  return text;
}

/** Whether the rows since the last part have as many cells as a part. */
function isPartDone(rows: number, columns: readonly TableColumn[]): boolean {
  return rows % Math.max(1, Math.floor(PART_CELLS / (columns.length + 1))) === 0;
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
