import { describeValue } from "../error.ts";
import { type Columns, extendNames, unitsOf } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { isInfinite } from "./number.ts";
import { isTimeName, type Moment } from "./moment.ts";
import { type Quantity, readMillicores } from "./quantity.ts";
import { readKey } from "./row-key.ts";
import type { TableRow } from "./table-row.ts";
import { convert } from "./unit.ts";

/** A cell in a column whose numbers count in KiB; top writes large ones as `32.7g`. */
const KIB_CELL = /^(\d+(?:\.\d+)?)([mgt])$/;
const KIB_FACTORS: Record<string, number> = { m: 1024, g: 1024 ** 2, t: 1024 ** 3 };

const TRUTH = /^(?:true|false)$/i;

const PREFIXED_CELL = /^\d+(?:\.\d+)?[KMGTPE]$/;

/**
 * Reads a row of cells as values by the names of their columns. Columns of text are skipped; a gap,
 * a missing cell is null, and so is a text among numbers, which is reported once.
 *
 * @returns undefined if the row's time or x cannot be read
 */
export function readColumns(
  columns: Columns,
  cells: readonly string[],
  dialect: Dialect,
): TableRow | undefined {
  extendNames(columns, cells.length);
  const moment =
    columns.time === undefined ? undefined : dialect.moments.readAt(cells, columns.time);
  if (columns.time !== undefined && moment === undefined) return undefined;
  const row: TableRow = { values: new Map() };
  if (moment !== undefined) {
    row.time = moment.time;
    columns.isClockApart = moment.width === 2;
  }
  if (columns.x !== undefined) {
    const x = readCell(columns, columns.x, cells[columns.x] ?? "", dialect)?.value;
    if (typeof x !== "number") return undefined;
    row.x = x;
  }
  if (moment === undefined) tellUnreadTime(row, columns, cells, dialect);
  readValues(row, columns, cells, moment, dialect);
  const key = readKey(columns.keys, cells, columns.names);
  if (key !== undefined) row.key = key;
  const units = unitsOf(columns);
  if (units !== undefined) row.units = units;
  return row;
}

function readValues(
  row: TableRow,
  columns: Columns,
  cells: readonly string[],
  moment: Moment | undefined,
  dialect: Dialect,
): void {
  const { time = 0, kinds, picked } = columns;
  cells.forEach((cell, index) => {
    if (moment !== undefined && index >= time && index < time + moment.width) return;
    if (index === columns.x || (picked !== undefined && !picked.has(index))) return;
    const quantity = readCell(columns, index, cell, dialect);
    if (columns.keys.includes(index) && !unmaskKey(columns, index, quantity)) return;
    const value = quantity === undefined ? null : inColumnUnit(columns, index, quantity);
    if (quantity === undefined) kinds[index] ??= "text";
    else if (quantity.value !== null) kinds[index] = "number";
    if (kinds[index] === "text") return;
    if (quantity === undefined || value === undefined) tellOnce(row, columns, index, cell);
    else if (value === null && isInfinite(cell)) tellOnce(row, columns, index, cell, FINITE);
    row.values.set(columns.names[index] ?? "", value ?? null);
  });
}

/** Whether a column that was guessed to name rows turns out to be one of numbers. */
function unmaskKey(columns: Columns, index: number, quantity: Quantity | undefined): boolean {
  if (!columns.isKeyGuessed || typeof quantity?.value !== "number") return false;
  columns.keys = columns.keys.filter((key) => key !== index);
  return true;
}

function readCell(
  columns: Columns,
  index: number,
  cell: string,
  { quantities }: Dialect,
): Quantity | undefined {
  const last = cell.charCodeAt(cell.length - 1);
  if (last <= 0x39) return quantities.read(cell);
  const truth = readTruth(columns, cell);
  if (truth !== undefined) return { value: truth, unit: "" };
  if (columns.units[index] === "KiB") {
    const [, digits, prefix = ""] = KIB_CELL.exec(cell) ?? [];
    if (digits !== undefined) {
      return { value: Number(digits) * (KIB_FACTORS[prefix] ?? 1), unit: "" };
    }
  }
  const cores = readMillicores(columns.names[index] ?? "", cell);
  if (cores !== undefined) return { value: cores, unit: "" };
  if (columns.hasBinaryPrefixes && PREFIXED_CELL.test(cell)) return quantities.read(`${cell}i`);
  return quantities.read(cell);
}

/** 1 and 0 for what is true and false between the delimiters of a table with names, as in JSON. */
function readTruth({ given, separator }: Columns, cell: string): number | undefined {
  if (!given || separator === " " || !TRUTH.test(cell)) return undefined;
  return cell.length === 4 ? 1 : 0;
}

/** The number in the unit that the column has; undefined where it is in one of another kind. */
function inColumnUnit(
  columns: Columns,
  index: number,
  { value, unit }: Quantity,
): number | null | undefined {
  if (unit === "" || value === null) return value;
  if (!columns.hasCellUnit[index]) {
    columns.hasCellUnit[index] = true;
    if (columns.units[index] !== unit) columns.unitsByName = undefined;
    columns.units[index] = unit;
    return value;
  }
  return convert(value, unit, columns.units[index] ?? "");
}

/** A column of times whose first one cannot be read would else be passed over without a word. */
function tellUnreadTime(
  row: TableRow,
  columns: Columns,
  cells: readonly string[],
  { mode, quantities, moments }: Dialect,
): void {
  const index = columns.given && mode === "auto" ? columns.names.findIndex(isTimeName) : -1;
  const cell = cells[index] ?? "";
  // A column TIME beside PID is the processor time of a process, as in what ps and top print.
  if (index < 0 || columns.names.includes("PID")) return;
  if (quantities.read(cell) !== undefined || moments.read(cell) !== undefined) return;
  tellOnce(row, columns, index, cell, "a time, such as 2026-03-01T12:00:00Z");
}

const FINITE = "a finite number";

function tellOnce(
  row: TableRow,
  columns: Columns,
  index: number,
  cell: string,
  expected = expectedNumber(columns, index, cell),
): void {
  const { told } = columns;
  if (told.has(index)) return;
  told.add(index);
  const problem = `column ${index + 1}: expected ${expected}, got ${describeValue(cell)}`;
  row.problems = [...(row.problems ?? []), problem];
}

function expectedNumber({ units }: Columns, index: number, cell: string): string {
  const unit = units[index] ?? "";
  return /^[\d+-]/.test(cell) && unit !== "" ? `a number in ${unit}` : "a number";
}

/**
 * Whether cells are a row of these columns, not a line of text: they hold a number, or only gaps and
 * times, or gaps where numbers were before, or a gap that is spelled out.
 */
export function holdsRow(
  columns: Columns,
  cells: readonly string[],
  { quantities, moments }: Dialect,
): boolean {
  const { given, kinds } = columns;
  const isGap = (cell = "") => quantities.read(cell)?.value === null;
  const isTime = (cell: string) => moments.readWritten(cell) !== undefined;
  if (cells.some((cell) => quantities.isNumber(cell) || readTruth(columns, cell) !== undefined)) {
    return true;
  }
  if (cells.every((cell) => isGap(cell) || isTime(cell))) return true;
  // A dash alone may as well be a dash between words.
  if (given && cells.some((cell) => cell.length > 1 && isGap(cell))) return true;
  const isGapped = kinds.every((kind, index) => kind !== "number" || isGap(cells[index]));
  return isGapped && kinds.includes("number");
}
