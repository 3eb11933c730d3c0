import * as fc from "fast-check";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createPointFile } from "../../src/store/point-file.ts";
import { loadSqlite } from "../../src/store/database.ts";
import { readNewest, readSeries } from "../../src/store/read-series.ts";
import { DEFAULT_LIMITS } from "../../src/store/retention-limits.ts";
import { openStoreFile, type StoreFile } from "../../src/store/store-file.ts";
import { inTransaction } from "../../src/store/transaction.ts";
import { newFolder } from "../support/stores.ts";

const HOUR = 3_600_000;
const T = Date.UTC(2026, 2, 1);
const open = await loadSqlite();

function openedFile(path = join(newFolder(), "plotcast.db"), limits = {}): StoreFile {
  const options = { path, durable: false, readOnly: false, wasLocked: false, logPoints: 500_000 };
  const file = openStoreFile(open, { ...options, ...DEFAULT_LIMITS, ...limits });
  onTestFinished(() => file.database.close());
  return file;
}

function append(file: StoreFile, series: number, times: number[], values: number[]): void {
  const runs = Float64Array.from([series, times.length, ...times, ...values]);
  inTransaction(file.database, () => file.log.append(runs));
  file.addToTails(runs);
}

/** Moves all that is in the log into chunks. */
function compact(file: StoreFile): void {
  do file.compaction.slice();
  while (file.tails.count() > 0 || file.log.lastId() > 0);
}

function pairsOf({ times, values }: { times: Float64Array; values: Float64Array }) {
  return Array.from(times, (time, index) => [time, values[index]]);
}

/** Points of one append: mostly the next ones of an even pace, sometimes late, repeated or gaps. */
const APPENDS = fc.array(
  fc.record({
    start: fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 3000 })),
    values: fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(NaN)), {
      minLength: 1,
      maxLength: 900,
    }),
    stepMs: fc.constantFrom(1000, 7000, 250),
    next: fc.constantFrom("nothing", "slice", "compact", "reopen"),
  }),
  { minLength: 1, maxLength: 8 },
);

test("readSeries(): whatever is appended and moved, the points are those of a map, and no peak is lost", () => {
  fc.assert(
    fc.property(
      APPENDS,
      fc.nat(20_000),
      fc.integer({ min: 1, max: 20_000 }),
      (appends, from, length) => {
        const path = join(newFolder(), "plotcast.db");
        let file = openedFile(path);
        const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
        const model = new Map<number, number>();
        let next = T;
        for (const { start, values, stepMs, next: task } of appends) {
          const first = start === undefined ? next : T + 1000 * start;
          const times = values.map((_, index) => first + index * stepMs);
          append(file, series, times, values);
          times.forEach((time, index) => model.set(time, values[index] ?? NaN));
          next = Math.max(next, times.at(-1)! + 1000);
          if (task === "slice") file.compaction.slice();
          if (task === "compact") compact(file);
          if (task === "reopen") file = openedFile(path);
        }
        const expected = [...model].sort(([a], [b]) => a - b);
        const all = { from: -Infinity, to: Infinity };
        expect(pairsOf(readSeries(file, series, all, Infinity))).toEqual(expected);
        expect(pairsOf(readNewest(file, series, 50, Infinity))).toEqual(expected.slice(-50));
        const range = { from: T + 1000 * from, to: T + 1000 * (from + length) };
        const within = expected.filter(([time]) => time >= range.from && time <= range.to);
        expect(pairsOf(readSeries(file, series, range, Infinity))).toEqual(within);
        const reduced = pairsOf(readSeries(file, series, range, 20));
        expect(peaks(reduced)).toEqual(peaks(within));
        for (const [time, value] of reduced) expect(model.get(time ?? NaN)).toBe(value);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

function peaks(points: (number | undefined)[][]): number[] {
  const values = points.map(([, value]) => value!).filter((value) => !Number.isNaN(value));
  return [Math.min(...values), Math.max(...values)];
}

test("readSeries(): coarser steps are read for a long range, and know of late points", () => {
  const file = openedFile();
  const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
  const times = Array.from({ length: 3 * 86_400 }, (_, index) => T + 1000 * index);
  append(
    file,
    series,
    times,
    times.map((_, index) => Math.sin(index / 10_000)),
  );
  compact(file);
  append(file, series, [T + 12 * HOUR + 500], [99]);
  append(file, series, [T + 13 * HOUR], [-99]);
  compact(file);
  // Points as they came are gone; what is known of them is not.
  file.database.exec("DELETE FROM chunk WHERE start < (SELECT max(start) FROM chunk)");
  const range = { from: T, to: T + 72 * HOUR };
  const points = pairsOf(readSeries(file, series, range, 800));
  expect(points.length).toBeGreaterThan(300);
  expect(points.length).toBeLessThan(805);
  expect(points).toContainEqual([T + 12 * HOUR + 500, 99]);
  expect(points).toContainEqual([T + 13 * HOUR, -99]);
  // A point that comes later still does not make what is known of its step less.
  append(file, series, [T + 12 * HOUR + 700], [1]);
  compact(file);
  const again = pairsOf(readSeries(file, series, range, 800));
  expect(again).toContainEqual([T + 12 * HOUR + 500, 99]);
});

test("slice() of retention: what is older than its time goes, steps stay, the file does not grow", () => {
  const file = openedFile(undefined, { keepMs: 24 * HOUR });
  const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
  const sizes: number[] = [];
  for (let day = 0; day < 8; day++) {
    const times = Array.from({ length: 86_400 }, (_, index) => T + day * 24 * HOUR + 1000 * index);
    append(
      file,
      series,
      times,
      times.map(() => Math.random()),
    );
    compact(file);
    for (let hour = 1; hour <= 24; hour++) {
      while (file.retention.slice(T + (24 * day + hour) * HOUR));
    }
    sizes.push(Number(file.database.prepare("PRAGMA page_count").get()?.page_count));
  }
  expect(file.chunks.count()).toBeLessThan(90_000);
  expect(sizes[7]).toBeLessThan(1.2 * (sizes[3] ?? 0));
  const all = readSeries(file, series, { from: T, to: T + 8 * 24 * HOUR }, 1600);
  expect(all.times[0]).toBeLessThan(T + HOUR);
  expect(all.times.length).toBeGreaterThan(400);
});

test("slice() of retention: a clock that goes ahead by months at once removes nothing, nor after a restart", () => {
  const path = join(newFolder(), "plotcast.db");
  const limits = { keepMs: 30 * 24 * HOUR };
  let file = openedFile(path, limits);
  const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
  const write = (times: number[]) => {
    append(
      file,
      series,
      times,
      times.map(() => 1),
    );
    compact(file);
  };
  write(Array.from({ length: 48 }, (_, hour) => T + hour * HOUR));
  const now = T + 48 * HOUR;
  while (file.retention.slice(now));
  const wrong = now + 365 * 24 * HOUR;
  write([wrong]);
  while (file.retention.slice(wrong));
  expect(file.chunks.count()).toBe(49);
  file = openedFile(path, limits);
  while (file.retention.slice(wrong));
  expect(file.chunks.count()).toBe(49);
  while (file.retention.slice(now));
  while (file.retention.slice(now + 2 * 24 * HOUR));
  expect(file.chunks.count()).toBe(49);
});

test("slice() of retention: of a file that is too large, the oldest points go first", () => {
  const file = openedFile(undefined, { maxBytes: 2_000_000 });
  const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
  const times = Array.from({ length: 300_000 }, (_, index) => T + 1000 * index);
  append(
    file,
    series,
    times,
    times.map(() => Math.random()),
  );
  compact(file);
  while (file.retention.slice(T));
  const { times: left } = file.chunks.touching(series, { from: T, to: T + 1e12 });
  expect(left.at(-1)).toBe(times.at(-1));
  expect(left.length).toBeGreaterThan(100_000);
  expect(left.length).toBeLessThan(220_000);
});

test("readSeries(): a late point from before what was removed hides none of the peaks that steps keep", () => {
  const path = join(newFolder(), "plotcast.db");
  const limits = { keepMs: 30 * 24 * HOUR };
  const file = openedFile(path, limits);
  const series = inTransaction(file.database, () => file.names.ensure("chart", "series"));
  const times = Array.from({ length: 90 * 24 }, (_, index) => T + HOUR * index);
  const values = times.map((_, index) => (index === 700 ? 999 : index % 10));
  append(file, series, times, values);
  compact(file);
  const now = T + 90 * 24 * HOUR;
  while (file.retention.slice(now));
  expect(file.chunks.count()).toBeLessThan(times.length);
  append(file, series, [T + 90_000], [5]);
  compact(file);
  const expected = times.map((time, index) => [time, values[index]]);
  expected.splice(1, 0, [T + 90_000, 5]);
  expect(pairsOf(readSeries(file, series, { from: T, to: now }, Infinity))).toEqual(expected);
  const again = openedFile(path, limits);
  const read = readSeries(again, series, { from: T, to: now }, 1000);
  expect(read.values).toContain(999);
  expect(read.times.length).toBeGreaterThan(900);
});

test("append() of a pointFile: of a batch held back while its chart was removed, only the others are kept", () => {
  const path = join(newFolder(), "plotcast.db");
  const options = { path, durable: false, readOnly: false, wasLocked: false, logPoints: 500_000 };
  const pointFile = createPointFile(open, { ...options, ...DEFAULT_LIMITS }, () => {});
  onTestFinished(() => pointFile.close());
  const series = ["gone", "there"].map((chart, number) => ({ number, chart, name: "s" }));
  const batch = { runs: Float64Array.from([0, 1, T, 5, 1, 1, T, 6]), series };
  const other = open(path);
  other.exec("BEGIN IMMEDIATE");
  expect(() => pointFile.append([batch])).toThrow("locked");
  other.exec("ROLLBACK");
  other.close();
  pointFile.removeChart("gone");
  pointFile.append([batch]);
  expect(pointFile.extent("gone")).toBeUndefined();
  expect(pointFile.charts().map(({ name }) => name)).toEqual(["there"]);
  expect(pointFile.extent("there")).toEqual({ from: T, to: T });
});
