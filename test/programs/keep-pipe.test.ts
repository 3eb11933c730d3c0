import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { PROGRAM, run } from "../support/program.ts";
import { eventually } from "../support/served.ts";
import { newFolder } from "../support/stores.ts";

test("plotcast --db: a pipe keeps its points, and export finds them after kill -9", async () => {
  const file = `${newFolder()}/pipe.db`;
  const pipe = run(process.execPath, [PROGRAM, "--port", "0", "--every", "50", "--db", file]);
  const url = await pipe.url();
  pipe.child.stdin!.write("temp,hum\n2026-03-01T12:00:00Z,21.5,40\n2026-03-01T12:00:01Z,22,41\n");
  let csv = "";
  const ask = setInterval(() => {
    void fetch(`${url}/c/input.csv`)
      .then((response) => response.text())
      .then((text) => (csv = text))
      // One may be under way when the program is killed.
      .catch(() => {});
  }, 50);
  await eventually("both rows are kept", () => csv.includes("12:00:01"));
  clearInterval(ask);
  const push = await fetch(`${url}/api/push/new`, { method: "POST", body: '{"A": 7}' });
  expect(await push.json()).toEqual({ pushed: 1 });
  pipe.child.kill("SIGKILL");
  await pipe.exit;
  const exported = run(process.execPath, [PROGRAM, "export", "--db", file]);
  expect(await exported.exit).toBe(0);
  for (const part of ["2026-03-01T12:00:00.000Z,21.5", "2026-03-01T12:00:01.000Z,41", "new,A,"]) {
    expect(exported.stdout()).toContain(part);
  }
});

test("plotcast --db: where the file can be used only later, what was piped before is kept then", async () => {
  const folder = `${newFolder()}/later`;
  const file = `${folder}/pipe.db`;
  const pipe = run(process.execPath, [PROGRAM, "--port", "0", "--every", "50", "--db", file]);
  await pipe.url();
  pipe.child.stdin!.write("time,temp\n2026-03-01T12:00:00Z,21.5\n");
  await pipe.says(/nothing is kept/);
  mkdirSync(folder);
  await pipe.says(/points are kept from now on/);
  pipe.child.stdin!.end("2026-03-01T12:00:01Z,22\n");
  await pipe.says(/the input has ended/);
  pipe.child.kill("SIGTERM");
  await pipe.exit;
  const exported = run(process.execPath, [PROGRAM, "export", "--db", file]);
  expect(await exported.exit).toBe(0);
  for (const part of ["12:00:00.000Z,21.5", "12:00:01.000Z,22"]) {
    expect(exported.stdout()).toContain(part);
  }
});
