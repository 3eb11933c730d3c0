import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROGRAM } from "../support/program.ts";
import { newFolder, oneSeries, openedStore } from "../support/stores.ts";

const T = Date.UTC(2026, 2, 1, 12);

function plotcast(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** A file with charts and series whose names are hard to write. */
async function keptFile(): Promise<string> {
  const path = join(newFolder(), "plotcast.db");
  const store = await openedStore({ path });
  const times = Array.from({ length: 3000 }, (_, index) => T + 1000 * index);
  await store.append(
    "cpu",
    oneSeries(
      "user, 1",
      times,
      times.map((_, index) => index / 8),
    ),
  );
  await store.append("cpu", oneSeries('a "b"', [T + 500.25, T + 1000, T + 2000], [1, -0.1, NaN]));
  await store.append("room = 1", oneSeries("temp\\=°C", [T], [1e-7]));
  await store.append("room = 1", oneSeries("a", [T - 1], [Infinity]));
  await store.close();
  return path;
}

test("export: CSV in order of time, quoted where it must be, with gaps", async () => {
  const { status, stdout, stderr } = plotcast("export", "--db", await keptFile());
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const lines = stdout.split("\r\n");
  expect(lines.slice(0, 7)).toEqual([
    "chart,series,time,value",
    'cpu,"user, 1",2026-03-01T12:00:00.000Z,0',
    'cpu,"a ""b""",2026-03-01T12:00:00.500250Z,1',
    'cpu,"a ""b""",2026-03-01T12:00:01.000Z,-0.1',
    'cpu,"user, 1",2026-03-01T12:00:01.000Z,0.125',
    'cpu,"a ""b""",2026-03-01T12:00:02.000Z,',
    'cpu,"user, 1",2026-03-01T12:00:02.000Z,0.25',
  ]);
  expect(lines.slice(-3)).toEqual([
    "room = 1,a,2026-03-01T11:59:59.999Z,Infinity",
    "room = 1,temp\\=°C,2026-03-01T12:00:00.000Z,1e-7",
    "",
  ]);
});

test("export: a chart and a range; what there is not is said", async () => {
  const db = await keptFile();
  const range = ["--from", "2026-03-01T12:00:03Z", "--to", "2026-03-01T12:00:04Z"];
  const { stdout } = plotcast("export", "--db", db, "--chart", "cpu", ...range);
  expect(stdout.split("\r\n").slice(1)).toEqual([
    'cpu,"user, 1",2026-03-01T12:00:03.000Z,0.375',
    'cpu,"user, 1",2026-03-01T12:00:04.000Z,0.5',
    "",
  ]);
  expect(plotcast("export", "--db", db, "--chart", "cpi")).toMatchObject({
    status: 1,
    stderr: 'plotcast: there is no chart "cpi". Did you mean cpu?\n',
  });
  expect(plotcast("export", "--db", `${db}x`)).toMatchObject({
    status: 1,
    stderr: `plotcast: ${db}x: there is no such file\n`,
  });
});

test.each(["csv", "line"])(
  "import: %s that was exported, exported again, is the same bytes",
  async (format) => {
    const db = await keptFile();
    const first = plotcast("export", "--db", db, "--format", format);
    const folder = newFolder();
    const file = join(folder, format === "csv" ? "data.csv" : "data.lp");
    writeFileSync(file, first.stdout);
    const copy = join(folder, "copy.db");
    const imported = plotcast("import", "--db", copy, file);
    expect(imported.stderr).toMatch(/^plotcast: 300\d points of .* are in .*copy\.db\n$/);
    expect(imported.status).toBe(0);
    const second = plotcast("export", "--db", copy, "--format", format);
    expect(second.stdout).toBe(first.stdout);
    expect(readFileSync(file, "utf8").length).toBeGreaterThan(100_000);
  },
);

test("import: a wrong line costs no other one, a file of another kind is refused", () => {
  const folder = newFolder();
  const db = join(folder, "plotcast.db");
  const file = join(folder, "data.csv");
  const rows = [
    "series,time,value,chart",
    "s,2026-03-01,1,a",
    "s,soon,2,a",
    "s,2026-03-02,x,a",
    "s,2026-03-03,3,a",
  ];
  writeFileSync(file, `${rows.join("\n")}\n`);
  expect(plotcast("import", "--db", db, file)).toEqual({
    status: 0,
    stdout: "",
    stderr:
      `plotcast: ${file}, line 3: column time: expected a time in ISO 8601, got "soon"\n` +
      `plotcast: ${file}, line 4: column value: expected a number, got "x"\n` +
      `plotcast: 2 points of ${file} are in ${db}; 2 lines could not be read\n`,
  });
  writeFileSync(file, "time,temperature\n1,2\n");
  expect(plotcast("import", "--db", db, file)).toMatchObject({
    status: 1,
    stderr:
      'plotcast: line 1: expected the columns chart, series, time, value, but there is no "chart"\n',
  });
});
