import { createReadStream } from "node:fs";
import { MAX_WAITING_ROWS } from "../limits.ts";
import type { InputFile } from "./check-files.ts";
import type { InputFlags } from "./flags.ts";
import type { ProblemLog } from "./problem-log.ts";
import type { Progress } from "./progress.ts";
import { readTable } from "./read-table.ts";
import { readTexts } from "./read-texts.ts";
import { type ArrivedRow, createWaitingRows, type RowOrder } from "./row-order.ts";
import type { TableCharts } from "./table-charts.ts";

/** Finds the table that the rows of a file belong to, by its first ones. */
export type FindTable = (first: readonly ArrivedRow[], order: RowOrder) => TableCharts;

/** Bytes that are read in one go. */
const PIECE_BYTES = 256 * 1024;

/** Reads a file to its end. A line that cannot be read is reported, and the others still count. */
export async function loadFile(
  file: InputFile,
  flags: InputFlags,
  {
    log,
    progress,
    findTable,
    where,
  }: {
    log: ProblemLog;
    progress: Progress;
    findTable: FindTable;
    /** Stands before what could not be read. */
    where: string;
  },
): Promise<void> {
  const waiting = createWaitingRows(flags.x !== undefined);
  const now = Date.now();
  let table: TableCharts | undefined;

  function begin(): void {
    const order = waiting.decide(now, true);
    if (order === undefined) return;
    table = findTable(waiting.rows, { ...order, isWhole: flags.window === undefined });
    for (const { row } of waiting.rows) table.add(row, now);
  }

  function onRow(row: ArrivedRow["row"]): void {
    if (table !== undefined) return table.add(row, now);
    waiting.beginPiece();
    waiting.add({ row, arrived: now });
    if (waiting.rows.length >= MAX_WAITING_ROWS) begin();
  }

  try {
    const bytes = progress.count(openFile(file));
    await readTable(readTexts(bytes), flags, log, { onRow }, where);
  } catch (error) {
    log.report(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (table === undefined) begin();
}

function openFile({ path }: InputFile): AsyncIterable<Uint8Array> {
  return path === undefined
    ? process.stdin
    : createReadStream(path, { highWaterMark: PIECE_BYTES });
}
