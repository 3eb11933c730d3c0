import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { loadSqlite } from "../../src/store/database.ts";
import { newFolder, oneSeries, openedStore } from "../support/stores.ts";

const PAGE = 4096;
const T = Date.UTC(2026, 2, 1);
const ALL = { from: -8.64e15, to: 8.64e15 };
const SERIES = 20;
const POINTS = 20_000;

/** A file with points in chunks and some in the log. */
async function keptFile(): Promise<string> {
  const path = join(newFolder(), "plotcast.db");
  const store = await openedStore({ path, logPoints: 50_000 });
  await store.putChart({ name: "room", options: { title: "Room" }, reason: "by hand" });
  for (let series = 0; series < SERIES; series++) {
    const times = Array.from({ length: POINTS }, (_, index) => T + 1000 * index);
    const values = times.map((_, index) => Math.sin(index + series));
    await store.append("room", oneSeries(`s${series}`, times, values));
  }
  await store.append("room", oneSeries("s0", [T + 1000 * POINTS], [42]));
  await store.close();
  return path;
}

function overwrite(path: string, at: number, length: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(length, 0xa7), 0, length, at);
  closeSync(file);
}

function asideOf(path: string): string[] {
  const prefix = `${basename(path)}.damaged-`;
  return readdirSync(dirname(path)).filter(
    (name) => name.startsWith(prefix) && !/-(wal|shm)$/.test(name),
  );
}

async function pointsIn(path: string, onTrouble: (text: string) => void) {
  const store = await openedStore({ path, onTrouble });
  const points = await store.read("room", ALL);
  return { store, points };
}

/** Nothing is lost with a page that holds nothing, as those do that the log left free. */
async function removeFreePages(path: string): Promise<void> {
  const database = (await loadSqlite())(path);
  database.exec("VACUUM");
  database.close();
}

test("openStore(): a file whose header is overwritten is moved aside, and all of it is copied", async () => {
  const path = await keptFile();
  overwrite(path, 0, 100);
  const troubles: string[] = [];
  const { store, points } = await pointsIn(path, (text) => troubles.push(text));
  const [aside] = asideOf(path);
  expect(troubles).toEqual([
    expect.stringMatching(/plotcast\.db was damaged .* was copied, 400001 points; 0 parts/),
  ]);
  expect(troubles[0]).toContain(aside);
  expect(aside).toMatch(/^plotcast\.db\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d$/);
  expect(points.size).toBe(SERIES);
  for (const [name, { times }] of points)
    expect(times.length).toBe(POINTS + (name === "s0" ? 1 : 0));
  expect(await store.charts()).toEqual([
    { name: "room", options: { title: "Room" }, reason: "by hand" },
  ]);
  expect(await store.append("room", oneSeries("s0", [T - 1], [1]))).toBe(true);
});

test.each([0.3, 0.5, 0.7])(
  "read(): a page at %d of the file is overwritten: the rest of the points is copied, and it goes on",
  async (share) => {
    const path = await keptFile();
    await removeFreePages(path);
    const page = Math.floor((share * statSync(path).size) / PAGE);
    overwrite(path, page * PAGE, PAGE);
    const troubles: string[] = [];
    const { store, points } = await pointsIn(path, (text) => troubles.push(text));
    expect(troubles).toEqual([expect.stringContaining("was damaged")]);
    expect(asideOf(path)).toHaveLength(1);
    const count = [...points.values()].reduce((sum, { times }) => sum + times.length, 0);
    expect(count).toBeGreaterThan(0.9 * SERIES * POINTS);
    expect(await store.append("room", oneSeries("s0", [T - 1], [1]))).toBe(true);
    await store.close();
    // The new file is whole.
    const again = await pointsIn(path, (text) => troubles.push(text));
    expect(troubles).toHaveLength(1);
    expect(again.points.size).toBe(SERIES);
  },
);

test("openStore(): a file of somebody else is refused, and stays as it is", async () => {
  const folder = newFolder();
  const text = join(folder, "data.csv");
  writeFileSync(text, "time,value\n1,2\n".repeat(1000));
  // A second try, by somebody who did not read what the first one said, moves nothing aside either.
  for (let tries = 0; tries < 2; tries++) {
    await expect(openedStore({ path: text })).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: `${text}: expected a file of plotcast, but it is no database at all`,
    });
  }
  const other = join(folder, "other.db");
  const database = (await loadSqlite())(other);
  database.exec("CREATE TABLE theirs (a)");
  database.close();
  // How it is journaled is theirs to say, too.
  const bytes = readFileSync(other);
  await expect(openedStore({ path: other })).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    message: `${other}: expected a file of plotcast, but it is another program's database`,
  });
  expect(readdirSync(folder).toSorted()).toEqual(["data.csv", "other.db"]);
  expect(readFileSync(other).equals(bytes)).toBe(true);
});
