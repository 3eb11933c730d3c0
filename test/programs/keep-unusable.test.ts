import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { plotcast } from "../support/program.ts";
import { newFolder } from "../support/stores.ts";

test("plotcast serve: where the file cannot be used, charts are drawn, and senders and /sources hear that nothing is kept", async () => {
  const folder = newFolder();
  const file = join(folder, "notes.txt");
  writeFileSync(file, "not a database\n".repeat(1000));
  const trouble = `${file}: expected a file of plotcast, but it is no database at all`;
  for (let starts = 0; starts < 2; starts++) {
    const program = plotcast(["serve", "--db", file, "--port", "0", "--no-statsd"]);
    const url = await program.url();
    expect(program.stderr()).toContain(`${trouble}. Until that is mended`);
    const pushed = { method: "POST", body: '{"a": 21.5}' };
    const answer = await fetch(`${url}/api/push/room`, pushed);
    expect(await answer.json()).toMatchObject({ kept: false });
    const line = { method: "POST", body: "cpu v=1" };
    expect((await fetch(`${url}/api/v2/write`, line)).status).toBe(503);
    expect(await (await fetch(`${url}/c/room.csv`)).text()).toContain(",21.5");
    const { kept } = (await (await fetch(`${url}/api/sources`)).json()) as { kept: unknown };
    expect(kept).toEqual({ path: file, points: 0, bytes: 0, waiting: 0, lost: 2, trouble });
    program.child.kill("SIGTERM");
    expect(await program.exit).toBe(0);
  }
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
  expect(readFileSync(file, "utf8")).toBe("not a database\n".repeat(1000));
});

test("plotcast serve: a file that can be used only later is opened while it runs, with what came meanwhile", async () => {
  const away = join(newFolder(), "away");
  const disk = join(newFolder(), "disk");
  mkdirSync(away);
  const before = plotcast(serveOptions(join(away, "plotcast.db")));
  await push(await before.url(), "attic", 1);
  before.child.kill("SIGTERM");
  await before.exit;
  const program = plotcast(serveOptions(join(disk, "plotcast.db")));
  const url = await program.url();
  expect(await push(url, "room", 2)).toMatchObject({ kept: false });
  renameSync(away, disk);
  await program.says(/points are kept from now on/);
  expect(await push(url, "room", 3)).toEqual({ pushed: 1 });
  await vi.waitFor(async () => expect(await csv(url, "attic")).toMatch(/,1\r?\n$/));
  const { kept } = (await (await fetch(`${url}/api/sources`)).json()) as { kept: object };
  expect(kept).toMatchObject({ points: 3, lost: 1 });
  expect(kept).not.toHaveProperty("trouble");
  program.child.kill("SIGKILL");
  await program.exit;
  const again = plotcast(serveOptions(join(disk, "plotcast.db")));
  expect(await csv(await again.url(), "room")).toMatch(/,2\r?\n.*,3\r?\n$/);
  again.child.kill("SIGTERM");
  expect(await again.exit).toBe(0);
});

function serveOptions(db: string): string[] {
  return ["serve", "--db", db, "--port", "0", "--no-statsd"];
}

async function push(url: string, chart: string, value: number): Promise<unknown> {
  const body = JSON.stringify({ a: value });
  return (await fetch(`${url}/api/push/${chart}`, { method: "POST", body })).json();
}

async function csv(url: string, chart: string): Promise<string> {
  return (await fetch(`${url}/c/${chart}.csv`)).text();
}
