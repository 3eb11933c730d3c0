import { parse } from "csv-parse";
import { Readable } from "node:stream";
import { PlotcastError } from "../error.ts";
import { MAX_LINE_LENGTH, MAX_NAME_LENGTH } from "../limits.ts";
import { readEpoch, readTime } from "../ingest/time.ts";
import { CSV_COLUMNS } from "./point-lines.ts";
import type { ImportedPoint, TellLine } from "./imported-points.ts";

/**
 * Reads a CSV file with the columns chart, series, time and value, in any order. A row that is wrong costs
 * no other one.
 *
 * @param tell gets what is wrong with a row.
 * @throws PlotcastError `INPUT_INVALID` where a column is missing, or a quote is never closed.
 */
export async function* readCsvPoints(
  bytes: AsyncIterable<Uint8Array>,
  tell: TellLine,
): AsyncGenerator<ImportedPoint> {
  const input = Readable.from(bytes);
  const rows = input.pipe(
    parse({ bom: true, info: true, relax_column_count: true, max_record_size: MAX_LINE_LENGTH }),
  );
  input.on("error", (error) => rows.destroy(error));
  let places: number[] | undefined;
  try {
    for await (const { record, info } of rows as AsyncIterable<CsvRow>) {
      if (places === undefined) places = findColumns(record);
      else {
        const [chart = "", series = "", time = "", value = ""] = places.map(
          (at) => record[at] ?? "",
        );
        const point = readPoint({ chart, series, time, value });
        if (typeof point === "string") tell(info.lines, point);
        else yield point;
      }
    }
  } catch (error) {
    throw asInputError(error);
  }
}

interface CsvRow {
  record: string[];
  info: { lines: number };
}

function findColumns(header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  return CSV_COLUMNS.map((column) => {
    const at = names.indexOf(column);
    if (at >= 0) return at;
    const expected = `expected the columns ${CSV_COLUMNS.join(", ")}`;
    throw new PlotcastError("INPUT_INVALID", `line 1: ${expected}, but there is no "${column}"`);
  });
}

function readPoint(cells: Record<(typeof CSV_COLUMNS)[number], string>): ImportedPoint | string {
  const { chart, series } = cells;
  const time = readCsvTime(cells.time.trim());
  if (time === undefined) return `column time: expected a time in ISO 8601, got "${cells.time}"`;
  const value = cells.value.trim() === "" ? NaN : Number(cells.value);
  if (Number.isNaN(value) && !/^(nan)?$/i.test(cells.value.trim())) {
    return `column value: expected a number, got "${cells.value}"`;
  }
  if (chart === "" || series === "") return "expected a name of a chart and of a series";
  if (Math.max(chart.length, series.length) > MAX_NAME_LENGTH) {
    return `expected names of at most ${MAX_NAME_LENGTH} characters`;
  }
  return { chart, series, time, value };
}

/** ISO 8601, or epoch time as a number. */
function readCsvTime(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return readTime(text);
  return readEpoch(Number(text)) ?? Number(text);
}

function asInputError(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== "string" || !code.startsWith("CSV_")) return error;
  return new PlotcastError("INPUT_INVALID", error instanceof Error ? error.message : code);
}
