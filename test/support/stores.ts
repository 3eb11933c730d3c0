import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type StoreOptions } from "../../src/store/sqlite-store.ts";
import type { SeriesPoints, Store } from "../../src/store/store.ts";

/** Built by `npm run build`, which `npm test` does first. */
export const STORE_WORKER = new URL("../../dist/store/worker.js", import.meta.url);

/** A folder that goes with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store on a file. It is closed with the test. */
export async function openedStore(options: StoreOptions): Promise<Store> {
  const store = await openStore(options, () => STORE_WORKER);
  onTestFinished(() => store.close());
  return store;
}

/** Points of one series, as `append` takes them. */
export function oneSeries(
  name: string,
  times: ArrayLike<number>,
  values: ArrayLike<number>,
): Map<string, SeriesPoints> {
  return new Map([[name, { times, values }]]);
}

/** Points as pairs of time and value, by series, to compare. */
export function pairs(points: ReadonlyMap<string, SeriesPoints>): Record<string, number[][]> {
  const entries = [...points].map(([name, { times, values }]) => [
    name,
    Array.from(times, (time, index) => [time, values[index]]),
  ]);
  return Object.fromEntries(entries) as Record<string, number[][]>;
}
