import { join } from "node:path";
import { expect, test } from "vitest";
import { PROGRAM, run, type Running } from "../support/program.ts";
import { newFolder } from "../support/stores.ts";

const END_STORE_THREAD = new URL("../support/end-store-thread.js", import.meta.url).href;
const T = Date.UTC(2026, 2, 1);

function serve(db: string): Running {
  return run(process.execPath, [
    ...["--import", END_STORE_THREAD, PROGRAM, "serve"],
    ...["--db", db, "--port", "0", "--no-statsd", "--tz", "UTC"],
  ]);
}

async function write(url: string, value: number): Promise<number> {
  const to = `${url}/api/v2/write?precision=ms`;
  const body = `cpu v=${value} ${T + value}`;
  return (await fetch(to, { method: "POST", body })).status;
}

async function keptValues(url: string): Promise<number[]> {
  const csv = await (await fetch(`${url}/c/cpu.csv`)).text();
  return csv
    .trim()
    .split("\r\n")
    .slice(1)
    .map((row) => Number(row.split(",")[1]));
}

async function keptReport(url: string): Promise<object> {
  const response = await fetch(`${url}/api/sources`);
  return ((await response.json()) as { kept: object }).kept;
}

test("plotcast serve: where the store's thread ends, writers are told, and another one is started", {
  timeout: 60_000,
}, async () => {
  const db = join(newFolder(), "kept.db");
  const program = serve(db);
  const url = await program.url();
  const accepted = new Set<number>();
  let value = 0;
  const writeNext = async () => {
    value += 1;
    const status = await write(url, value);
    if (status === 204) accepted.add(value);
    return status;
  };
  for (let ends = 1; ends <= 2; ends++) {
    expect(await writeNext()).toBe(204);
    program.child.kill("SIGUSR2");
    await expect.poll(writeNext).toBe(503);
    const trouble = "store: expected an open store, but its thread ended";
    expect(await keptReport(url)).toMatchObject({ trouble });
    await expect.poll(writeNext, { timeout: 10_000 }).toBe(204);
    expect(await keptReport(url)).not.toHaveProperty("trouble");
  }
  expect(program.stderr()).toContain("store: its thread was started again");
  expect(await keptValues(url)).toEqual(expect.arrayContaining([...accepted]));
  program.child.kill("SIGTERM");
  expect(await program.exit).toBe(0);
  const again = serve(db);
  expect(await keptValues(await again.url())).toEqual(expect.arrayContaining([...accepted]));
});
