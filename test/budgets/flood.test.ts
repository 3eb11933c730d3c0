import { expect, test } from "vitest";
import {
  exitWithin,
  measured,
  PROGRAM,
  run,
  type Running,
  MOST_HOLD_MS,
} from "../support/program.ts";
import { untilDrawn, watch } from "../support/served.ts";

/** The program, with the endless output of a command as its input. */
function flooded(command: string, args: string[] = []): Running {
  const words = measured([PROGRAM, "--port", "0", "--every", "50", ...args]);
  // With exec the program takes the shell's place, and ends with it.
  const script = `exec "$0" ${words.map((word) => `'${word}'`).join(" ")} < <(${command})`;
  return run("bash", ["-c", script, process.execPath]);
}

test.each([
  ["one number a line", "yes 1"],
  ["a table", "yes '2026-03-01T12:00:00Z 1 2 3 4 5 6 7 8'"],
  ["JSON", `yes '{"a": 1, "b": 2}'`],
  ["lines that are nothing", "yes 'no numbers here'"],
  ["lines that are too long", "yes $(seq -s, 4000)"],
  ["no line at all", "tr '\\0' 1 < /dev/zero"],
])(
  "plotcast: an endless flood of %s holds no request, no frame and no signal",
  async (_, command) => {
    const program = flooded(command);
    const url = await program.url();
    // What is compiled and loaded for the first of each kind is measured elsewhere.
    expect((await fetch(url)).status).toBe(200);
    await program.longestHoldMs();
    for (let i = 0; i < 20; i++) {
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(`${url}/api/stats`)).status).toBe(200);
    }
    expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
    program.child.kill("SIGTERM");
    expect(await exitWithin(program)).toBe(0);
  },
);

test("plotcast: a flood of numbers is drawn in every cycle", async () => {
  const program = flooded("yes 4711");
  const url = await program.url();
  await untilDrawn(url, "input");
  const watcher = await watch(`${url}/events?chart=input`);
  await watcher.until(({ data }) => data.includes("4711"));
  const before = watcher.events.length;
  await watcher.until(() => watcher.events.length > before + 20);
});
