import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { LiveStats } from "../../src/entries/live.ts";
import { measured, MOST_HOLD_MS, run, type Running } from "../support/program.ts";
import { eventually, watch } from "../support/served.ts";

const SERVER = fileURLToPath(new URL("../support/large-chart-server.js", import.meta.url));

async function startServer(series: number, points: number) {
  const program = run(process.execPath, measured([SERVER, String(series), String(points)]));
  const [, port] = await program.says(/^port (\d+)$/m);
  return { program, url: `http://127.0.0.1:${port}` };
}

/** The middle of several holds, each the longest while something was done: V8 may collect much garbage at once. */
async function usualHold(program: Running, action: () => Promise<void>): Promise<number> {
  const holds: number[] = [];
  for (let i = 0; i < 5; i++) {
    await program.longestHoldMs();
    await action();
    holds.push(await program.longestHoldMs());
  }
  return holds.toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

test.each(["gzip", "zstd", "identity"])(
  "/events: frames of half a megabyte over %s hold nobody",
  async (encoding) => {
    const { program, url } = await startServer(40, 1000);
    const large = await watch(`${url}/events?chart=large`, { "accept-encoding": encoding });
    const small = await watch(`${url}/events?chart=small`);
    const cycles = (count: number) => eventually("cycles", () => small.events.length >= count);
    await cycles(6);
    const hold = await usualHold(program, () => cycles(small.events.length + 3));
    expect(hold).toBeLessThan(MOST_HOLD_MS);
    const { charts } = (await (await fetch(`${url}/api/stats`)).json()) as LiveStats;
    expect(charts["large"]?.frameLength).toBeGreaterThan(500_000);
    expect(charts["large"]?.wireBytes).toBeGreaterThan(0);
    expect(large.status).toBe(200);
  },
);

test("GET /charts/large.table.html: a table of 60,000 values holds nobody", async () => {
  const { program, url } = await startServer(60, 1000);
  const ask = async () => {
    const response = await fetch(`${url}/charts/large.table.html`);
    expect((await response.text()).match(/<td>/g)).toHaveLength(60_000);
  };
  await ask();
  expect(await usualHold(program, ask)).toBeLessThan(MOST_HOLD_MS);
});
