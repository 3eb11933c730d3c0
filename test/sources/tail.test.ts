import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type TailOptions, tail } from "../../src/sources/tail.ts";
import { thrownBy } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "room.log");
}

interface Tailing extends RecordingContext {
  /** Waits until these values have come, and no others. */
  gets(...values: number[]): Promise<void>;
  stop(): Promise<void>;
}

async function tailing(options: TailOptions): Promise<Tailing> {
  const context = recordingContext();
  const running = await tail(options).start(context);
  onTestFinished(() => running.stop());
  const newValues = () => context.measurements.map(({ value }) => value);
  return Object.assign(context, {
    stop: running.stop,
    async gets(...values: number[]) {
      await context.until(values.join(", "), () => newValues().length >= values.length);
      expect(newValues()).toEqual(values);
    },
  });
}

test("tail takes what is written behind the end, by the header at the begin", async () => {
  const path = newPath();
  writeFileSync(path, "time,temp\n2026-03-01T12:00:00Z,1\n2026-03-01T12:00:01Z,2\n");
  const file = await tailing({ path });
  appendFileSync(path, "2026-03-01T12:00:02Z,3\n");
  await file.until("a row", () => file.measurements.length > 0);
  expect(file.values()["room.temp"]).toBe(3);
  expect(file.measurements.at(-1)?.time).toBe(Date.UTC(2026, 2, 1, 12, 0, 2));
  expect(file.problems).toEqual([]);
});

test("tail reads from the start where it is asked to", async () => {
  const path = newPath();
  writeFileSync(path, "1\n2\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1, 2);
});

test("tail takes a line once it has its end, wherever it is cut", async () => {
  const path = newPath();
  writeFileSync(path, "1\n2");
  const file = await tailing({ path, from: "start" });
  await file.gets(1);
  appendFileSync(path, "3");
  appendFileSync(path, "\n4\n");
  await file.gets(1, 23, 4);
});

test("tail waits for a file, and reads it whole", async () => {
  const path = newPath();
  const file = await tailing({ path });
  await file.until("trouble", () => file.troubles.length > 0);
  writeFileSync(path, "1\n2\n");
  await file.gets(1, 2);
  await file.until("its end", () => file.troubles.length > 1);
  expect(file.troubles).toEqual(["there is no such file", undefined]);
});

test("tail waits for a folder, and refuses what is no file", async () => {
  const path = join(newPath(), "deeper", "a.log");
  const file = await tailing({ path });
  await file.until("trouble", () => file.troubles.length > 0);
  mkdirSync(path, { recursive: true });
  await file.until("other trouble", () => file.troubles.length > 1);
  expect(file.troubles[1]).toBe("expected a file, got a folder or a device");
  rmSync(path, { recursive: true });
  writeFileSync(path, "1\n");
  await file.gets(1);
});

test("tail goes on with the next file when one is renamed, and loses nothing of either", async () => {
  const path = newPath();
  writeFileSync(path, "1\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1);
  appendFileSync(path, "2\n");
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, "3\n");
  writeFileSync(path, "4\n");
  await file.gets(1, 2, 3, 4);
  renameSync(path, `${path}.1`);
  await file.gets(1, 2, 3, 4);
  appendFileSync(`${path}.1`, "5\n");
  await file.gets(1, 2, 3, 4, 5);
  writeFileSync(path, "6\n");
  await file.gets(1, 2, 3, 4, 5, 6);
});

test("tail goes on when a file is copied and cut", async () => {
  const path = newPath();
  writeFileSync(path, "1\n2\n3\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1, 2, 3);
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
  appendFileSync(path, "4\n");
  await file.gets(1, 2, 3, 4);
});

test("tail sees that a file was written anew, though it is longer than before", async () => {
  const path = newPath();
  writeFileSync(path, "1\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1);
  writeFileSync(path, "20\n21\n22\n");
  await file.gets(1, 20, 21, 22);
});

test("tail takes nothing once it has stopped", async () => {
  const path = newPath();
  writeFileSync(path, "1\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1);
  await Promise.all([file.stop(), file.stop()]);
  appendFileSync(path, "2\n");
  const again = await tailing({ path, from: "start" });
  await again.gets(1, 2);
  expect(file.measurements).toHaveLength(1);
});

test("tail reads a large file in pieces, with its texts and lines that are too long", async () => {
  const path = newPath();
  const rows = Array.from({ length: 50_000 }, (_, at) => `temp=${at} °C\n`).join("");
  writeFileSync(path, `${"x".repeat(100_000)}\n\u0000\u00ff\n${rows}`);
  const file = await tailing({ path, from: "start" });
  await file.until("all rows", () => file.measurements.length >= 50_000);
  expect(file.values()["room.temp"]).toBe(49_999);
  expect(new Set(file.measurements.map(({ series }) => series)).size).toBe(1);
  expect(file.problems.map(({ message }) => message)).toContain("expected a shorter line");
});

test("tail refuses wrong options", () => {
  const wrong = [{ path: "" }, { path: "a", from: "middle" as never }, { path: "a", name: "" }];
  const codes = wrong.map((options) => thrownBy(() => tail(options)).code);
  expect(new Set(codes)).toEqual(new Set(["OPTION_INVALID"]));
});

test("tail reads times without a zone as those of its own", async () => {
  const path = newPath();
  writeFileSync(path, "2026-03-01 12:00:00 temp=1\n");
  const file = await tailing({ path, from: "start", timeZone: "America/New_York" });
  await file.gets(1);
  expect(file.measurements[0]?.time).toBe(Date.UTC(2026, 2, 1, 17));
  expect(() => tail({ path, timeZone: "Mars" })).toThrow("timeZone: expected an IANA time zone");
});

test("tail gives each line without a time one of its own, however fast they come", async () => {
  const path = newPath();
  writeFileSync(path, "1\n2\n3\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1, 2, 3);
  expect(new Set(file.measurements.map(({ time }) => time)).size).toBe(3);
});

test("tail keeps all lines of one second apart", async () => {
  const path = newPath();
  const second = Date.UTC(2026, 2, 1, 12);
  writeFileSync(path, "2026-03-01T12:00:00Z,1\n2026-03-01T12:00:00Z,2\n2026-03-01T12:00:01Z,3\n");
  const file = await tailing({ path, from: "start" });
  await file.gets(1, 2, 3);
  const [first = 0, next = 0, last = 0] = file.measurements.map(({ time }) => time);
  expect([first, last]).toEqual([second, second + 1000]);
  expect(next - first).toBeGreaterThan(0);
  expect(next - first).toBeLessThan(0.01);
});
