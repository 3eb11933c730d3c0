import { createRecordSplitter } from "../ingest/records.ts";
import { createTableReader, type TableOptions, type TableRow } from "../ingest/table.ts";
import { feed } from "./feed.ts";
import type { InputFlags } from "./flags.ts";
import type { ProblemLog } from "./problem-log.ts";
import { machineZone } from "./time-zone.ts";

/** Gets what a table holds. */
export interface TableReceiver {
  onRow(row: TableRow): void;
  /** Gets each piece of the text before its rows. */
  onPiece?(text: string): void;
  /** Called between pieces; the next one waits for it. */
  afterPiece?(): Promise<void>;
}

/** Reads a table to its end. @param name stands before what could not be read; empty where there is one input. */
export async function readTable(
  texts: AsyncIterable<string>,
  flags: InputFlags,
  log: ProblemLog,
  { onRow, onPiece, afterPiece }: TableReceiver,
  name = "",
): Promise<void> {
  const reader = createTableReader(tableOptions(flags));
  const where = name === "" ? "" : `${name}: `;
  const onLine = (line: string, number: number) => {
    const row = reader.read(line, number);
    if (row === undefined) return;
    if ("problem" in row) return log.report(where + row.problem);
    for (const problem of row.problems ?? []) log.reportOnce(where + problem);
    onRow(row);
  };
  const onTooLong = (number: number) =>
    log.report(`${where}line ${number}: expected a shorter line; it was skipped`);
  const lines = createRecordSplitter(onLine, onTooLong);
  for await (const text of texts) {
    onPiece?.(text);
    await feed(text, lines.write);
    await afterPiece?.();
  }
  lines.end();
}

/** How lines are read. Times that name no zone are of the one that the charts show. */
export function tableOptions(flags: InputFlags): TableOptions {
  const { time, timeFormat, delimiter, decimal, columns, x, key, tz = machineZone() } = flags;
  return { time, timeFormat, timeZone: tz, delimiter, decimal, columns, x, key };
}
