import { expect, onTestFinished, test } from "vitest";
import { measured, PROGRAM, run, MOST_HOLD_MS } from "../support/program.ts";
import { eventually, watch } from "../support/served.ts";

const MAX_BYTES = 1024 * 1024;

function rows(count: number, names: number): string {
  const row = (i: number) => {
    const values = Array.from({ length: names }, (_, name) => `"s${name}":${i}`);
    return `{"time":${Date.now() - 100_000 + i},${values.join(",")}}`;
  };
  return `[${Array.from({ length: count }, (_, i) => row(i)).join(",")}]`;
}

/** As many of these as a body may hold. */
function filled(open: string, part: (i: number) => string, close: string): string {
  const parts: string[] = [];
  for (let length = 0, i = 0; ; i++) {
    const next = part(i);
    length += next.length + 1;
    if (length + open.length + close.length > MAX_BYTES) return open + parts.join(",") + close;
    parts.push(next);
  }
}

const BODIES: [name: string, body: string, status: number][] = [
  ["ten thousand rows", rows(10_000, 5), 200],
  ["rows of 256 series", rows(300, 256), 200],
  ["a name for each value", filled("{", (i) => `"k${i}":1`, "}"), 413],
  ["too many rows", filled("[", (i) => `{"n${i}":1}`, "]"), 413],
  ["rows within rows", filled("[", (i) => `{"k${i}":{"k${i}":1}}`, "]"), 413],
  ["nothing but brackets", "[".repeat(MAX_BYTES), 400],
  ["brackets that close", "[".repeat(MAX_BYTES / 2) + "]".repeat(MAX_BYTES / 2), 400],
  ["one long text", `"${'\\"'.repeat(MAX_BYTES / 2 - 1)}"`, 400],
  ["blanks", " ".repeat(MAX_BYTES), 400],
];

test.each(BODIES)("POST /api/push: %s of the largest size hold nobody", async (_, body, status) => {
  const args = ["--port", "0", "--every", "50", "--points", "10000"];
  const program = run(process.execPath, measured([PROGRAM, ...args]));
  const url = await program.url();
  const post = (chart: string, text: string) =>
    fetch(`${url}/api/push/${chart}`, { method: "POST", body: text });
  await post("honest", '{"v":0}');
  const watcher = await watch(`${url}/events?chart=honest`);
  let value = 0;
  const honest = setInterval(() => void post("honest", `{"v":${++value}}`).catch(() => {}), 50);
  onTestFinished(() => clearInterval(honest));
  expect((await post("warm", body)).status).toBe(status);
  await eventually("a viewer's first frames", () => watcher.events.length > 10);
  const before = watcher.events.length;
  const holds: number[] = [];
  for (let i = 0; i < 5; i++) {
    await program.longestHoldMs();
    const answers = await Promise.all(["a", "b", "c", "d"].map((chart) => post(chart, body)));
    expect(answers.map((answer) => answer.status)).toEqual([status, status, status, status]);
    holds.push(await program.longestHoldMs());
  }
  // In some round V8 may collect much garbage at once.
  expect(holds.toSorted((a, b) => a - b)[2], `of ${holds.join(", ")}`).toBeLessThan(MOST_HOLD_MS);
  await eventually("further frames", () => watcher.events.length > before + 5);
  const ids = watcher.events.map((event) => Number(event.lastEventId));
  const first = ids[0] ?? Number.NaN;
  expect(ids).toEqual(ids.map((_id, i) => first + i));
});
