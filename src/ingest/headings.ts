import { alignCells, alignRow, dropEmptyEnd, joinWhole } from "./align.ts";
import type { Cells, Separator } from "./cells.ts";
import { type Columns, createColumns } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { isTimeName } from "./moment.ts";
import { readRemarkHeader } from "./remark-header.ts";
import { fitWide, mergeNames, splitWide } from "./wide-cells.ts";

/** Lines of text before the first number that are not reported as problems. */
const MAX_PREAMBLE_LINES = 4;

/** Lines of text and headers that are remembered: they repeat every screenful. */
const MAX_KNOWN_LINES = 64;

/** Length of the part of a line that is compared. */
const COMPARED_LENGTH = 200;

/** Names, between white space, of no column below them: of rows (free), or of what is counted (iostat, ip). */
const LEAD = /^(?:avg-)?[\p{L}]+:$/u;

/** A row and its columns. */
export interface Fit {
  columns: Columns;
  /** One cell per column; may be more where there is no header. */
  cells: readonly string[];
}

/** Finds the header of a table: the last line of text before a row. */
export interface Headings {
  /** The columns of the rows so far. */
  current(): Columns | undefined;
  /** The separator of the rows so far, or of the last line of text. */
  separator(): Separator | undefined;
  /**
   * Finds the columns of a row: those of the rows before it, else those of the text just before it.
   * Changes nothing.
   *
   * @param loosely whether the last column of a new header may hold many words
   */
  fit(row: Cells, loosely: boolean): Fit | undefined;
  /** Finds the columns of a row without a header. Changes nothing. */
  fitBare(row: Cells): Fit | undefined;
  /** Uses these columns for the rows to come. */
  accept(columns: Columns): void;
  /** Records a line that names its own values: from now on, a sentence with a number is not a row. */
  skip(): void;
  /**
   * Records a line between the others: after a blank one, text is rather a header than a message, and
   * one that begins with `#` may name the columns.
   */
  noteBreak(line: string): void;
  /** Remembers a line of text. @returns false if it is unexpected here. */
  note(line: string, row: Cells): boolean;
}

interface Header extends Cells {
  /** Rows below it are rather its own than those of the columns before it. */
  isSure: boolean;
  /** Units that a line of their own gives. */
  units?: readonly string[];
}

/** The headings of one table. Their memory is bounded, whatever the lines are. */
export function createHeadings(dialect: Dialect): Headings {
  const known = new Set<string>();
  const tables = new Map<string, Columns>();
  let named = false;
  let current: Columns | undefined;
  let header: Header | undefined;
  let remarks: string[] = [];
  let recent: string[] = [];
  let preamble = 0;
  let isAfterBlank = false;

  function forget(): void {
    header = undefined;
    recent = [];
    remarks = [];
    preamble = MAX_PREAMBLE_LINES;
  }

  function fitCurrent(row: Cells): Fit | undefined {
    const cells = current === undefined ? undefined : alignRow(current, row, dialect);
    return current === undefined || cells === undefined ? undefined : { columns: current, cells };
  }

  function fitHeader(row: Cells, loosely: boolean): Fit | undefined {
    if (header === undefined) return undefined;
    const before = tables.get(keyOf(header));
    const cells = before === undefined ? undefined : alignRow(before, row, dialect);
    if (before !== undefined && cells !== undefined) return { columns: before, cells };
    const fit = fitNames(header, row, loosely, dialect);
    header.units?.forEach((unit, index) => {
      if (fit !== undefined && unit !== "") fit.columns.units[index] = unit;
    });
    return fit;
  }

  const isGap = (cell: string) => dialect.quantities.read(cell)?.value === null;

  /** Whether a line is a row below a header that names its time, and not a header itself. */
  function isUnreadRow({ cells, separator }: Cells): boolean {
    if (header === undefined || separator !== header.separator || separator === " ") return false;
    const at = header.cells.findIndex(isTimeName);
    const isAsWide = dropEmptyEnd(cells).length <= header.cells.length;
    return at >= 0 && isAsWide && dialect.moments.readWritten(cells[at] ?? "") !== undefined;
  }

  function remember(columns: Columns): void {
    for (const line of recent) if (known.size < MAX_KNOWN_LINES) known.add(line);
    if (header !== undefined && tables.size < MAX_KNOWN_LINES) tables.set(keyOf(header), columns);
  }

  return {
    current: () => current,
    separator: () => current?.separator ?? header?.separator,
    fit(row, loosely) {
      return header?.isSure
        ? (fitHeader(row, loosely) ?? fitCurrent(row))
        : (fitCurrent(row) ?? fitHeader(row, loosely));
    },
    fitBare(row) {
      if (current?.given) return undefined;
      const remark = readRemarkHeader(remarks, row);
      if (remark !== undefined && current === undefined) {
        header = { ...row, ...remark, isSure: true };
        return fitHeader(row, false);
      }
      return fitBare(current, row, named, dialect);
    },
    accept(columns) {
      if (columns !== current) remember(columns);
      current = columns;
      isAfterBlank = false;
      forget();
    },
    skip() {
      named = true;
      forget();
    },
    noteBreak(line) {
      if (!line.startsWith("#")) isAfterBlank = true;
      else remarks = [...remarks, line.slice(0, COMPARED_LENGTH * 4)].slice(-2);
    },
    note(line, row) {
      const masked = maskDigits(line);
      const isKnown = known.has(masked);
      if (isUnreadRow(row)) return row.cells.some(isGap);
      const isTitle = row.cells.length > 2 && (isAfterBlank || LEAD.test(row.cells[0] ?? ""));
      const isNamed = namesTime(row, current?.time) || hasNamesOf(current, row);
      header = readHeader(row, isKnown || isTitle || isNamed, dialect);
      recent = [...recent, masked].slice(-MAX_PREAMBLE_LINES);
      const isExpected = isKnown || isNamed || (isTitle && header !== undefined);
      return isExpected || preamble++ < MAX_PREAMBLE_LINES;
    },
  };
}

function readHeader(row: Cells, isSure: boolean, dialect: Dialect): Header | undefined {
  const isNumbered = row.cells.some(dialect.quantities.isNumber);
  if (isNumbered && !isPivoted(row, dialect)) return undefined;
  // A header may hold the time of day, as sar's does: its column has times.
  const cells = dropEmptyEnd(row.cells).map((cell) =>
    dialect.moments.readWritten(cell) === undefined ? cell : "time",
  );
  return { ...row, cells, isSure };
}

/** Whether the column of the time is named where it is. */
function namesTime({ cells }: Cells, time: number | undefined): boolean {
  return time !== undefined && isTimeName(cells[time] ?? "");
}

/** Whether a line has the names of the columns, in whatever order. */
function hasNamesOf(columns: Columns | undefined, { cells }: Cells): boolean {
  if (!columns?.given || cells.length !== columns.names.length) return false;
  return cells.every((cell) => columns.names.includes(cell));
}

/**
 * Whether a line names its columns by numbers, such as years: `date,2024,2025`. The name of the time shows
 * that it is no row.
 */
export function isPivoted({ cells, separator }: Cells, { mode, quantities }: Dialect): boolean {
  const [first = "", ...others] = cells;
  if (separator === " " || cells.length < 3 || mode === "none") return false;
  // Of one letter, such as t, it may as well be that of a temperature.
  return first.length > 1 && isTimeName(first) && others.some(quantities.isNumber);
}

function keyOf({ cells, separator }: Cells): string {
  return cells.join(`\n${separator}`).slice(0, COMPARED_LENGTH * 4);
}

function maskDigits(line: string): string {
  return line.slice(0, COMPARED_LENGTH).replace(/\d/g, "0");
}

function fitNames(header: Cells, row: Cells, loosely: boolean, dialect: Dialect): Fit | undefined {
  const wide = row.separator === " " ? fitWide(header.text, row.text) : undefined;
  if (wide !== undefined) {
    const cells = splitWide(row.text);
    return { columns: { ...createColumns(wide, { ...row, cells }, dialect), isWide: true }, cells };
  }
  const cells = alignCells(header.cells.length, row, loosely, dialect);
  if (cells !== undefined) {
    return { columns: createColumns(header.cells, { ...row, cells }, dialect), cells };
  }
  return row.separator === " " ? fitUneven(header, row, dialect) : undefined;
}

/** A row of other cells than the header has words. */
function fitUneven(header: Cells, row: Cells, dialect: Dialect): Fit | undefined {
  const names = leadNames(header, row) ?? mergeNames(header.text, row.text);
  if (names === undefined) return undefined;
  return { columns: createColumns(names, row, dialect), cells: row.cells };
}

function leadNames({ cells, text }: Cells, row: Cells): readonly string[] | undefined {
  const [lead = ""] = cells;
  if (LEAD.test(lead) && row.cells.length === cells.length - 1) {
    // iostat's "avg-cpu:" is the only one whose names need no other.
    const prefix = lead.startsWith("avg-") ? "" : `${lead.slice(0, -1)} `;
    return cells.slice(1).map((name) => prefix + name);
  }
  const isUnnamed = /^\s{2}/.test(text) && row.cells.length === cells.length + 1;
  return isUnnamed && LEAD.test(row.cells[0] ?? "") ? ["", ...cells] : undefined;
}

function fitBare(
  current: Columns | undefined,
  row: Cells,
  named: boolean,
  dialect: Dialect,
): Fit | undefined {
  const { quantities, moments } = dialect;
  const cells = joinWhole(dropEmptyEnd(row.cells), row, dialect);
  const isMeasured = (cell: string) =>
    quantities.read(cell) !== undefined || moments.read(cell) !== undefined;
  // A first row may name its subject. Later, a sentence with a number in it is not a row.
  const fewest = named || current !== undefined ? cells.length : cells.length / 2;
  if (cells.filter(isMeasured).length < fewest) return undefined;
  return { columns: current ?? createColumns(undefined, { ...row, cells }, dialect), cells };
}
