import { expect, test } from "vitest";
import { exitWithin, plotcast } from "../support/program.ts";
import { watch } from "../support/served.ts";

test("plotcast: SIGTERM tells each viewer a time of its own to come back, and ends with code 0", async () => {
  const program = plotcast(["demo", "--port", "0", "--every", "50"]);
  const url = await program.url();
  const encodings = ["identity", "gzip, deflate", "gzip", "zstd"];
  const watchers = await Promise.all(
    Array.from({ length: 30 }, () => watch(`${url}/events?chart=cpu`)),
  );
  const headers = encodings.map((name) => ({ "accept-encoding": name }));
  const encoded = await Promise.all(headers.map((h) => watch(`${url}/events?chart=cpu`, h)));
  await Promise.all(watchers.map((watcher) => watcher.until(() => true)));
  program.child.kill("SIGTERM");
  await Promise.all([...watchers, ...encoded].map(({ ended }) => ended));
  expect(await exitWithin(program)).toBe(0);
  const last = watchers.map(({ retries }) => retries.at(-1)!);
  expect(watchers.map(({ retries }) => retries.length)).toEqual(last.map(() => 2));
  expect(new Set(last).size).toBeGreaterThan(20);
  expect(Math.min(...last)).toBeGreaterThanOrEqual(500);
  expect(program.stderr()).toBe("");
});
