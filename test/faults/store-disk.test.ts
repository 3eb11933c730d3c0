import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { loadSqlite } from "../../src/store/database.ts";
import { run } from "../support/program.ts";
import { newFolder, oneSeries, openedStore } from "../support/stores.ts";

const WRITER = fileURLToPath(new URL("../support/store-writer.js", import.meta.url));
const T = Date.UTC(2026, 2, 1);

/** A disk of some megabytes; undefined where none may be mounted. */
function smallDisk(): string | undefined {
  const folder = join(newFolder(), "disk");
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", ["-l", folder]));
  return folder;
}

/** Points whose numbers cannot be packed. */
function noise(start: number): Map<string, { times: number[]; values: number[] }> {
  const times = Array.from({ length: 5000 }, (_, index) => start + index);
  return oneSeries("s", times, times.map(Math.sqrt)) as never;
}

test("append(): on a full disk it says so and goes on; once there is space, it keeps again", async () => {
  const disk = smallDisk();
  if (disk === undefined) return limitedFile();
  const path = join(disk, "plotcast.db");
  const ballast = join(disk, "ballast");
  writeFileSync(ballast, new Uint8Array(3_000_000));
  const troubles: string[] = [];
  const store = await openedStore({ path, onTrouble: (text) => troubles.push(text) });
  let kept = 0;
  let isKept = true;
  for (let start = T; isKept; start += 5000) {
    isKept = await store.append("a", noise(start));
    if (isKept) kept += 5000;
  }
  expect(kept).toBeGreaterThan(0);
  expect(troubles).toEqual(["disk full"]);
  expect(store.stats()).toMatchObject({ lost: 5000, waiting: 0, trouble: "disk full" });
  // What was kept is read all the same.
  const { times = [] } = (await store.read("a", { from: 0, to: 8e15 })).get("s") ?? {};
  expect(times.length).toBe(kept);
  rmSync(ballast);
  expect(await store.append("a", noise(T + 1e9))).toBe(true);
  expect(store.stats()).toMatchObject({ lost: 5000, trouble: undefined });
});

/** The same by a limit of the size of files: what is beyond it cannot be written. */
async function limitedFile(): Promise<void> {
  const path = join(newFolder(), "plotcast.db");
  const limited = `ulimit -f 800; exec "$0" "$@"`;
  const writer = run("sh", ["-c", limited, process.execPath, WRITER, path, "0", "4000"]);
  await writer.says(/^lost/m);
  await writer.says(/the disk fails|disk full/);
  await writer.says(/^closed/m);
  const store = await openedStore({ path });
  expect(store.stats().points).toBeGreaterThan(0);
}

test("append(): where somebody removes the file, another one is begun, and it is said", async () => {
  const path = join(newFolder(), "plotcast.db");
  const troubles: string[] = [];
  const store = await openedStore({ path, onTrouble: (text) => troubles.push(text) });
  expect(await store.append("a", oneSeries("s", [T], [1]))).toBe(true);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  expect(await store.append("a", oneSeries("s", [T + 1], [2]))).toBe(true);
  expect(troubles).toEqual([`${path} was removed or replaced by somebody: it is opened anew`]);
  await store.close();
  const again = await openedStore({ path });
  expect((await again.read("a", { from: 0, to: 8e15 })).get("s")?.values).toEqual(
    Float64Array.of(2),
  );
});

test("append(): while another program has the file locked it waits, and says so where that takes long", async () => {
  const path = join(newFolder(), "plotcast.db");
  const troubles: string[] = [];
  const store = await openedStore({ path, onTrouble: (text) => troubles.push(text) });
  const other = (await loadSqlite())(path);
  onTestFinished(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  expect(await store.append("a", oneSeries("s", [T], [1]))).toBe(false);
  expect(troubles).toEqual(["the file is locked by another program"]);
  expect(store.stats()).toMatchObject({ lost: 1, trouble: troubles[0] });
  const waiting = store.append("a", oneSeries("s", [T + 1], [1]));
  other.exec("COMMIT");
  expect(await waiting).toBe(true);
  expect(store.stats()).toMatchObject({ lost: 1, waiting: 0, trouble: undefined });
});

test("openStore(): a second process on the same file is refused by name, until the first has ended", async () => {
  const path = join(newFolder(), "plotcast.db");
  const writer = run(process.execPath, [WRITER, path]);
  await writer.says(/^kept/m);
  await expect(openedStore({ path })).rejects.toMatchObject({
    code: "STORE_IN_USE",
    message: `${path} is used by process ${writer.child.pid}`,
  });
  // Who only reads may do so meanwhile.
  const reader = await openedStore({ path, readOnly: true });
  expect((await reader.charts()).map(({ name }) => name)).toEqual(["chart"]);
  writer.child.kill("SIGKILL");
  await writer.exit;
  const store = await openedStore({ path });
  expect(store.stats().points).toBeGreaterThan(0);
});

test("openStore(): a folder that cannot be written to, or is not there, is named", async () => {
  const missing = join(newFolder(), "missing", "plotcast.db");
  await expect(openedStore({ path: missing })).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    message: `${missing}: the file cannot be opened or created`,
  });
  const folder = newFolder();
  chmodSync(folder, 0o555);
  // The superuser may write everywhere; the program is run by somebody else then.
  const uid = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stderr } = spawnSync(process.execPath, [WRITER, join(folder, "plotcast.db")], {
    encoding: "utf8",
    ...uid,
  });
  expect(stderr).toContain("plotcast.db: the file cannot be opened or created");
});
