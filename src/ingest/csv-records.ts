import { MAX_LINE_LENGTH } from "../limits.ts";
import type { SplitQuoted } from "./csv-quotes.ts";

/** The cells of a record, and where it stands. */
export interface CsvRecord {
  /** The line that it begins in, counted from 1. */
  line: number;
  /** Undefined where its quotes are not right. */
  cells: string[] | undefined;
  /** The place after it in the text. */
  end: number;
  /** The number of the line after it. */
  nextLine: number;
}

/** Lines that one record may have: a quote that is never closed costs no more than its own line. */
const MAX_RECORD_LINES = 100;

/**
 * Reads the record that begins at a place. Only a record with quotes needs a library.
 *
 * @param split undefined where the text has no quotes
 */
export function readRecord(
  text: string,
  start: number,
  line: number,
  delimiter: string,
  split: SplitQuoted | undefined,
): CsvRecord {
  const end = lineEnd(text, start);
  const first = text.slice(start, end);
  const plain = { line, end: end + 1, nextLine: line + 1 };
  if (split === undefined || !first.includes('"')) {
    const cells = first.split(delimiter, 1024).map((cell) => cell.trim());
    return { cells, ...plain };
  }
  let last = end;
  for (let lines = 1; lines <= MAX_RECORD_LINES; lines++) {
    const record = text.slice(start, last);
    if (record.length > MAX_LINE_LENGTH) break;
    if (isClosed(record)) {
      const cells = split(record.trimEnd(), delimiter);
      return { line, cells, end: last + 1, nextLine: line + lines };
    }
    if (last >= text.length) break;
    last = lineEnd(text, last + 1);
  }
  return { cells: undefined, ...plain };
}

function lineEnd(text: string, start: number): number {
  const found = text.indexOf("\n", start);
  return found < 0 ? text.length : found;
}

/** Whether as many quotes are closed as opened: two in a row are one in a text, and change nothing. */
function isClosed(record: string): boolean {
  let quotes = 0;
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0;
}
