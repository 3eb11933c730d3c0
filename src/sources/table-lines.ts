import { createRowMeasurements } from "../ingest/row-measurements.ts";
import { createTableReader } from "../ingest/table.ts";
import type { Measurement } from "../ingest/measurement.ts";
import type { SourceContext } from "./source.ts";

/** Reads lines of one table after the other; the same columns are the same series. */
export interface TableLines {
  /** What has a header of its own begins. */
  begin(): void;
  /** @returns what a line comes to; what cannot be read is noted */
  read(line: string, number: number): Measurement[];
  /** Notes a line that is too long. */
  skip(number: number): void;
}

/** What is read as a table, and how. */
export interface TableSettings {
  /** What the table is called. */
  measurement: string;
  /** IANA zone of times that name none. Default "UTC". */
  timeZone: string | undefined;
}

export function createTableLines(
  { measurement, timeZone }: TableSettings,
  context: SourceContext,
): TableLines {
  const toMeasurements = createRowMeasurements(measurement);
  let table = createTableReader({ timeZone });
  return {
    begin() {
      table = createTableReader({ timeZone });
    },
    read(line, number) {
      const row = table.read(line, number);
      if (row === undefined) return [];
      if ("problem" in row) {
        context.note({ message: row.problem });
        return [];
      }
      for (const message of row.problems ?? []) context.note({ message });
      return toMeasurements(row);
    },
    skip(line) {
      context.note({ line, message: "expected a shorter line" });
    },
  };
}
