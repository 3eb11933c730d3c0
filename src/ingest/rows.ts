import type { Row } from "../chart/inner-face.ts";
import { type Columns, extendNames } from "./columns.ts";
import { type Moment, readMomentAt } from "./moment.ts";
import { isNumber, readNumber } from "./number.ts";
import { readTime } from "./time.ts";

/**
 * Reads a row of cells as values by the names of their columns. Columns of text are skipped; a gap
 * or a missing cell is null.
 *
 * @returns undefined if the row's time cannot be read
 */
export function readColumns(columns: Columns, cells: readonly string[]): Row | undefined {
  extendNames(columns, cells.length);
  if (columns.time === undefined) return { values: readCells(columns, cells, undefined) };
  const moment = readMomentAt(cells, columns.time);
  if (moment === undefined) return undefined;
  return { time: moment.time, values: readCells(columns, cells, moment) };
}

function readCells(
  columns: Columns,
  cells: readonly string[],
  moment: Moment | undefined,
): Row["values"] {
  const { names, kinds, time = 0 } = columns;
  const values: Row["values"] = new Map();
  cells.forEach((cell, index) => {
    if (moment !== undefined && index >= time && index < time + moment.width) return;
    const number = readNumber(cell);
    if (typeof number === "number") kinds[index] = "number";
    else if (number === undefined) kinds[index] ??= "text";
    if (kinds[index] !== "text") values.set(names[index] ?? "", number ?? null);
  });
  return values;
}

/**
 * Whether cells are a row of these columns, not a line of text: they hold a number, or only gaps and
 * times, or gaps where numbers were before, or a gap that is spelled out.
 */
export function holdsRow({ given, kinds }: Columns, cells: readonly string[]): boolean {
  if (cells.some(isNumber) || cells.every((cell) => isGap(cell) || isTime(cell))) return true;
  if (given && cells.some(isSpelledGap)) return true;
  const isGapped = kinds.every((kind, index) => kind !== "number" || isGap(cells[index]));
  return isGapped && kinds.includes("number");
}

function isGap(cell = ""): boolean {
  return readNumber(cell) === null;
}

function isTime(cell: string): boolean {
  return readTime(cell) !== undefined;
}

// A dash alone may as well be a dash between words.
function isSpelledGap(cell: string): boolean {
  return cell.length > 1 && isGap(cell);
}
