import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadSqlite } from "../../src/store/database.ts";
import { openStore } from "../../src/store/sqlite-store.ts";
import type { SeriesPoints } from "../../src/store/store.ts";
import { run, type Running } from "../support/program.ts";
import { randomNumbers } from "../support/random.ts";
import { newFolder, STORE_WORKER } from "../support/stores.ts";
import { pointsOf } from "../support/written-points.js";

const WRITER = fileURLToPath(new URL("../support/store-writer.js", import.meta.url));
const KILLS = 100;
const LONGEST_LIFE_MS = 150;
const ALL = { from: -8.64e15, to: 8.64e15 };

const openDatabase = await loadSqlite();

/** The numbers of the appends that a writer was told are kept. */
function keptNumbers(writer: Running): number[] {
  return Array.from(writer.stdout().matchAll(/^kept (\d+)$/gm), ([, number]) => Number(number));
}

/** Starts a writer and kills it at a random moment of its work. */
async function killedWriter(path: string, first: number, lifeMs: number): Promise<Running> {
  const writer = run(process.execPath, [WRITER, path, String(first)]);
  await writer.says(/^kept/m);
  await new Promise((resolve) => setTimeout(resolve, lifeMs));
  writer.child.kill("SIGKILL");
  await writer.exit;
  return writer;
}

/** How many points of an append there are. A point of another value counts as one that is not there. */
function countKept(number: number, kept: ReadonlyMap<string, Map<number, number>>): number[] {
  let found = 0;
  let expected = 0;
  for (const [name, { times, values }] of pointsOf(number)) {
    expected += times.length;
    times.forEach((time, index) => {
      if (kept.get(name)?.get(time) === values[index]) found += 1;
    });
  }
  return [found, expected];
}

function byTime(points: ReadonlyMap<string, SeriesPoints>): Map<string, Map<number, number>> {
  const entries = Array.from(points, ([name, { times, values }]) => {
    const pairs = Array.from(times, (time, index): [number, number] => [
      time,
      values[index] ?? NaN,
    ]);
    return [name, new Map(pairs)] as const;
  });
  return new Map(entries);
}

async function readAll(path: string): Promise<Map<string, Map<number, number>>> {
  const store = await openStore({ path, logPoints: 5000 }, () => STORE_WORKER);
  const points = await store.read("chart", ALL);
  await store.close();
  return byTime(points);
}

function checkIntegrity(path: string): unknown[] {
  const database = openDatabase(path);
  const rows = database.prepare("PRAGMA integrity_check").all();
  database.close();
  return rows.map((row) => row.integrity_check);
}

test(`append(): what was kept is there after each of ${KILLS} kills, and no append is there by half`, async () => {
  const path = join(newFolder(), "plotcast.db");
  const random = randomNumbers(15);
  const kept = new Set<number>();
  let next = 0;
  for (let kills = 0; kills < KILLS; kills++) {
    const writer = await killedWriter(path, next, random() * LONGEST_LIFE_MS);
    const numbers = keptNumbers(writer);
    for (const number of numbers) kept.add(number);
    // Beyond what may have been on its way.
    next = Math.max(...numbers) + 20;
    if (kills % 10 < 9) continue;
    const points = await readAll(path);
    for (let number = 0; number < next; number++) {
      const [found, expected] = countKept(number, points);
      if (kept.has(number) || found !== 0) expect([number, found]).toEqual([number, expected]);
    }
    expect(checkIntegrity(path)).toEqual(["ok"]);
  }
  expect(kept.size).toBeGreaterThan(KILLS * 10);
}, 120_000);
