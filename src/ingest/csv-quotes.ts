import { parse } from "csv-parse/sync";

/** Splits one record that has quotes; undefined where they are not right. */
export type SplitQuoted = (record: string, delimiter: string) => string[] | undefined;

/** Splits a record by the rules of RFC 4180; quotes within a cell that has none around it stay. */
export const splitQuoted: SplitQuoted = (record, delimiter) => {
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, trim: true };
    const records = parse(record, options);
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
};
