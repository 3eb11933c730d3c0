import { once } from "node:events";
import { existsSync } from "node:fs";
import { closestName } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { readPages } from "../store/pages.ts";
import { openStore } from "../store/sqlite-store.ts";
import type { KeptRange, Store } from "../store/store.ts";
import { CSV_COLUMNS, csvLines, influxLines, type WriteLines } from "./point-lines.ts";

/** Flags of `plotcast export`. */
export interface ExportFlags {
  db: string;
  chart?: string;
  from?: number;
  to?: number;
  format: "csv" | "line";
}

/** UTF-16 units that are written in one go. */
const PIECE_LENGTH = 64 * 1024;

/**
 * Writes kept points to standard output, chart after chart. The file may be in use.
 *
 * @throws PlotcastError `CHART_UNKNOWN`, and as `openStore` does.
 */
export async function exportPoints(flags: ExportFlags): Promise<void> {
  if (!existsSync(flags.db)) {
    throw new PlotcastError("STORE_UNAVAILABLE", `${flags.db}: there is no such file`);
  }
  const store = await openStore({ path: flags.db, readOnly: true });
  try {
    const write: WriteLines = flags.format === "csv" ? csvLines : influxLines;
    const names = await chooseCharts(store, flags.chart);
    if (flags.format === "csv") await print(`${CSV_COLUMNS.join(",")}\r\n`);
    for (const name of names) await exportChart(store, name, flags, write);
  } finally {
    await store.close();
  }
}

async function chooseCharts(store: Store, chart: string | undefined): Promise<string[]> {
  const names = (await store.charts()).map(({ name }) => name);
  if (chart === undefined) return names;
  if (names.includes(chart)) return [chart];
  const meant = closestName(chart, names);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  throw new PlotcastError("CHART_UNKNOWN", `there is no chart "${chart}".${hint}`);
}

async function exportChart(
  store: Store,
  chart: string,
  { from = -Infinity, to = Infinity }: Partial<KeptRange>,
  write: WriteLines,
): Promise<void> {
  const extent = await store.extent(chart);
  if (extent === undefined) return;
  const range = { from: Math.max(from, extent.from), to: Math.min(to, extent.to) };
  let piece = "";
  for await (const { points } of readPages(store, chart, range)) {
    for (const line of write(chart, points)) {
      piece += line;
      if (piece.length < PIECE_LENGTH) continue;
      await print(piece);
      piece = "";
    }
  }
  await print(piece);
}

/** Writes to standard output, and waits while its reader is slow. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
