import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadSqlite } from "../../src/store/database.ts";
import { SCHEMA_VERSION } from "../../src/store/schema.ts";
import { newFolder, openedStore, pairs } from "../support/stores.ts";

const T = Date.UTC(2026, 2, 1);
const HOUR = 3_600_000;
const ALL = { from: -8.64e15, to: 8.64e15 };

/** Two hours of two series, each second, in chunks; two points more in the log. */
function fileOfVersion1(): string {
  const path = join(newFolder(), "plotcast.db");
  const packed = readFileSync(new URL("../fixtures/store-version-1.db.gz", import.meta.url));
  writeFileSync(path, gunzipSync(packed));
  return path;
}

test("upgradeSchema(): a file of version 1 has coarser steps then, and all of its points", async () => {
  const path = fileOfVersion1();
  const open = await loadSqlite();
  const before = open(path);
  expect(before.prepare("PRAGMA user_version").get()).toMatchObject({ user_version: 1 });
  before.close();
  const store = await openedStore({ path });
  expect(await store.charts()).toEqual([
    { name: "room", options: { title: "Room", yUnit: "°C" }, reason: "by hand" },
  ]);
  const { temperature = [], humidity = [] } = pairs(await store.read("room", ALL));
  expect(temperature.slice(-2)).toEqual([
    [T + 2 * HOUR, 99],
    [T + 2 * HOUR + 1000, -99],
  ]);
  expect([temperature.length, humidity.length]).toEqual([7202, 7200]);
  await store.close();
  const after = open(path);
  expect(after.prepare("PRAGMA user_version").get()).toMatchObject({
    user_version: SCHEMA_VERSION,
  });
  const steps = after.prepare("SELECT series, width FROM step ORDER BY series, width").all();
  expect(steps.map(({ series, width }) => [series, width])).toEqual([
    [1, 60_000],
    [1, HOUR],
    [2, 60_000],
    [2, HOUR],
  ]);
  after.close();
});

test("upgradeSchema(): a newer version is refused by its number, and stays as it is", async () => {
  const path = fileOfVersion1();
  const database = (await loadSqlite())(path);
  database.exec("PRAGMA user_version = 99");
  database.exec("PRAGMA journal_mode = DELETE");
  database.close();
  const bytes = readFileSync(path);
  await expect(openedStore({ path })).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    message:
      `${path}: expected a schema of version ${SCHEMA_VERSION} at most, got 99: ` +
      "a newer plotcast wrote it",
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});
