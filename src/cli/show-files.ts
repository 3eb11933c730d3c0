import { extname } from "node:path";
import { MAX_INPUT_POINTS } from "../limits.ts";
import type { InputHub } from "./create-input-hub.ts";
import type { InputFile } from "./check-files.ts";
import type { InputFlags } from "./flags.ts";
import { loadFile } from "./load-file.ts";
import { describeProblems, type ProblemLog } from "./problem-log.ts";
import { createProgress } from "./progress.ts";
import type { ArrivedRow, RowOrder } from "./row-order.ts";
import { createStatusChart } from "./status-chart.ts";
import { createTableCharts, type TableCharts } from "./table-charts.ts";
import { say } from "./say.ts";

/** Reads files to their ends, and then shows all that they hold. */
export async function showFiles(
  files: readonly InputFile[],
  hub: InputHub,
  flags: InputFlags,
  log: ProblemLog,
): Promise<void> {
  const started = performance.now();
  const titles = files.map(titleOf).join(", ");
  const status = createStatusChart(hub.live, nameOf(files[0]!), titles);
  const size = files.reduce((sum, one) => sum + one.size, 0);
  const progress = createProgress(`reading ${titles}`, size, (share) =>
    status.show(`Loading ${titles}: ${share}`),
  );
  const tables: TableCharts[] = [];
  for (const file of files) {
    const findTable = createTableFinder(file, tables, hub, flags, log);
    const where = files.length > 1 ? file.name : "";
    await loadFile(file, flags, { log, progress, findTable, where });
  }
  progress.end();
  if (tables.every((table) => table.isEmpty())) return status.show(whyEmpty(files, log));
  status.hide();
  for (const table of tables) await table.end();
  for (const table of tables) table.setNote(describeProblems(log.count()));
  tellEnd(titles, tables, performance.now() - started);
}

/**
 * A file with the header of one before it goes on with its charts: a log and its rotated part. All others
 * have charts of their own, with the file's name before theirs.
 */
function createTableFinder(
  file: InputFile,
  tables: TableCharts[],
  hub: InputHub,
  flags: InputFlags,
  log: ProblemLog,
): (first: readonly ArrivedRow[], order: RowOrder) => TableCharts {
  return (first, order) => {
    const header = new Set(first.flatMap(({ row }) => [...row.values.keys()]));
    const same = tables.find((one) => one.order.axis === order.axis && hasHeader(one, header));
    if (same !== undefined) return same;
    const [name, title] = [nameOf(file), titleOf(file)];
    const nameTable = () => ({ name, title, prefix: tables.length > 1 ? `${title}: ` : "" });
    const table = createTableCharts(hub, flags, log, order, nameTable, MAX_INPUT_POINTS);
    tables.push(table);
    return table;
  };
}

/** Names that no header gave say nothing. */
function hasHeader(table: TableCharts, header: ReadonlySet<string>): boolean {
  const names = table.columnNames();
  const isSame = names.length === header.size && names.every((name) => header.has(name));
  return isSame && names.some((name) => !/^(?:\d+|value)$/.test(name));
}

function titleOf({ name, path }: InputFile): string {
  return path === undefined ? "Input" : name;
}

/** The file's name without its endings: `data` of `data.csv.gz`. */
function nameOf({ name }: InputFile): string {
  const unpacked = name.replace(/\.gz$/i, "");
  const bare = unpacked.slice(0, unpacked.length - extname(unpacked).length);
  return bare === "error" || bare === "open" || bare === "" ? name : bare;
}

function whyEmpty(files: readonly InputFile[], log: ProblemLog): string {
  const what = files.length === 1 ? titleOf(files[0]!) : "No file";
  const first = log.first();
  const isEmpty = files.every(({ size }) => size === 0);
  const why = `${what} ${files.length === 1 ? (isEmpty ? "is empty" : "holds no number") : "holds a number"}`;
  say(why);
  return first === undefined ? why : `${why}: ${first}`;
}

function tellEnd(titles: string, tables: readonly TableCharts[], ms: number): void {
  const rows = tables.reduce((sum, table) => sum + table.rows(), 0);
  const read = `${rows.toLocaleString("en")} row${rows === 1 ? "" : "s"} of ${titles} in ${(ms / 1000).toFixed(1)} s`;
  say(`read ${read}; its charts stay until you stop plotcast`);
}
