import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measured, run, type Running, MOST_HOLD_MS } from "../support/program.ts";

const SERVER = fileURLToPath(new URL("../support/first-drawing.js", import.meta.url));

/** The longest hold until nothing more goes on by itself. */
async function holdUntilIdle(program: Running): Promise<number> {
  let longest = 0;
  for (let quiet = 0; quiet < 10; quiet++) {
    const held = await program.longestHoldMs();
    longest = Math.max(longest, held);
    if (held > 0.5) quiet = 0;
  }
  return longest;
}

test.each([
  "line",
  "area",
  "bar",
  "scatter",
  "histogram",
  "heatMap",
  "candlestick",
  "range",
  "boxPlot",
  "pie",
  "gauge",
  "stat",
])("createLive(): the first %s of a process holds nobody, drawn or asked for", async (type) => {
  const program = run(process.execPath, measured([SERVER, type]));
  const url = await program.url();
  // Before it listened, nobody could wait.
  await program.longestHoldMs();
  expect(await holdUntilIdle(program)).toBeLessThan(MOST_HOLD_MS);
  for (const path of ["/c/a.svg", "/", "/c/a.table.html", "/c/a.png"]) {
    const response = await fetch(url + path);
    expect([path, response.status]).toEqual([path, 200]);
    await response.arrayBuffer();
    expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
  }
  for (const encoding of ["zstd", "gzip, deflate", "gzip", "identity"]) {
    const response = await fetch(`${url}/events?chart=a`, {
      headers: { "accept-encoding": encoding },
    });
    expect(response.status).toBe(200);
    await response.body?.cancel();
    expect(await program.longestHoldMs(), encoding).toBeLessThan(MOST_HOLD_MS);
  }
});
