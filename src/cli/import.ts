import { createReadStream, statSync } from "node:fs";
import { PlotcastError } from "../error.ts";
import { openStore } from "../store/sqlite-store.ts";
import type { SeriesPoints, Store } from "../store/store.ts";
import type { ImportedPoint } from "./imported-points.ts";
import { createProgress } from "./progress.ts";
import { readCsvPoints } from "./read-csv-points.ts";
import { readInfluxPoints } from "./read-influx-points.ts";
import { say } from "./say.ts";

/** Flags of `plotcast import`. */
export interface ImportFlags {
  db: string;
}

/** Points that are handed to the store in one go; one lot is read while another is written. */
const LOT = 50_000;

/** Wrong lines that are shown; all are counted. */
const MAX_SHOWN = 5;

/**
 * Keeps the points of a file, CSV or line protocol by its name.
 *
 * @throws PlotcastError `INPUT_INVALID` where it is not such a file, and as `openStore` does.
 */
export async function importPoints(file: string, flags: ImportFlags): Promise<void> {
  const progress = createProgress(`importing ${file}`, sizeOf(file));
  let wrong = 0;
  const tell = (line: number, message: string) => {
    wrong += 1;
    if (wrong > MAX_SHOWN) return;
    progress.end();
    say(`${file}, line ${line}: ${message}`);
  };
  const read = file.endsWith(".csv") ? readCsvPoints : readInfluxPoints;
  // An import keeps points of any age.
  const store = await openStore({ path: flags.db, keepMs: Infinity });
  try {
    const count = await keepAll(store, read(progress.count(createReadStream(file)), tell));
    progress.end();
    const left = wrong === 0 ? "" : `; ${wrong} lines could not be read`;
    say(`${count} points of ${file} are in ${flags.db}${left}`);
  } finally {
    progress.end();
    await store.close();
  }
}

function sizeOf(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size !== undefined) return size;
  throw new PlotcastError("INPUT_INVALID", `${file}: there is no such file`);
}

async function keepAll(store: Store, points: AsyncIterable<ImportedPoint>): Promise<number> {
  let lot = createLot();
  let count = 0;
  let before: Promise<void> = Promise.resolve();
  for await (const point of points) {
    lot.add(point);
    count += 1;
    if (lot.count() < LOT) continue;
    await before;
    before = keep(store, lot);
    // It is awaited with the next lot.
    before.catch(() => {});
    lot = createLot();
  }
  await before;
  await keep(store, lot);
  return count;
}

async function keep(store: Store, lot: Lot): Promise<void> {
  const kept = await Promise.all(
    Array.from(lot.charts(), ([chart, points]) => store.append(chart, points)),
  );
  if (!kept.includes(false)) return;
  const { path, trouble = "it could not be written" } = store.stats();
  throw new PlotcastError("STORE_UNAVAILABLE", `${path}: ${trouble}; the import stopped`);
}

type Lot = ReturnType<typeof createLot>;

/** Points by chart and series, in the order in which they came. */
function createLot() {
  const charts = new Map<string, Map<string, { times: number[]; values: number[] }>>();
  let count = 0;
  return {
    add({ chart, series, time, value }: ImportedPoint): void {
      let all = charts.get(chart);
      if (all === undefined) charts.set(chart, (all = new Map()));
      let points = all.get(series);
      if (points === undefined) all.set(series, (points = { times: [], values: [] }));
      points.times.push(time);
      points.values.push(value);
      count += 1;
    },
    count: () => count,
    charts: (): ReadonlyMap<string, ReadonlyMap<string, SeriesPoints>> => charts,
  };
}
