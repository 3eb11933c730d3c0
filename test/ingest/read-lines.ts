import { createTableReader, type TableOptions, type TableRow } from "../../src/ingest/table.ts";

/** The moment at which tests read: 12:30 on the first of March. */
const NOW = Date.UTC(2026, 2, 1, 12, 30);

/** What a reader makes of a text: its rows, and what it says of lines that it cannot read. */
export interface Lines {
  rows: TableRow[];
  problems: string[];
}

/** Reads a text line by line at `NOW`, unless `options` say otherwise. */
export function readLines(text: string, options: TableOptions = {}): Lines {
  const reader = createTableReader({ now: () => NOW, ...options });
  const lines: Lines = { rows: [], problems: [] };
  for (const line of text.split("\n")) {
    const result = reader.read(line);
    if (result === undefined) continue;
    if ("problem" in result) lines.problems.push(result.problem);
    else lines.rows.push(result);
    lines.problems.push(...("problems" in result ? (result.problems ?? []) : []));
  }
  return lines;
}

/** A row as one text: `2026-03-01T12:00:01.000Z web: cpu=5% mem=1024B`; a gap is empty. */
export function describeRow({ time, x, key, values, units }: TableRow): string {
  const cells = Array.from(
    values,
    ([name, value]) => `${name}=${value ?? ""}${units?.get(name) ?? ""}`,
  );
  const place = time === undefined ? x : new Date(time).toISOString();
  return [place, key === undefined ? undefined : `${key}:`, ...cells]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** The rows of a text as texts, its problems after them. */
export function describeLines(text: string, options?: TableOptions): string[] {
  const { rows, problems } = readLines(text, options);
  return [...rows.map(describeRow), ...problems.map((problem) => `! ${problem}`)];
}
