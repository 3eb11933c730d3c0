import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { eventually, watch } from "../support/served.ts";
import { exitWithin, plotcast, type Running } from "../support/program.ts";

/** What a process needs to start no timer of ours in, on a busy machine. */
const SLACK_MS = 1500;

/** A program whose frames are so large that whoever does not read one holds it up. */
async function withOneThatNeverReads(): Promise<{ program: Running; url: string }> {
  const program = plotcast(["--port", "0", "--every", "16", "--no-split", "--points", "20"]);
  const url = await program.url();
  const names = Array.from({ length: 100 }, (_, i) => `${i}${"n".repeat(190)}`);
  program.child.stdin?.write(`${names.join(",")}\n`);
  let row = 0;
  const feeding = setInterval(() => {
    row++;
    program.child.stdin?.write(`${names.map((_, i) => row + i).join(",")}\n`);
  }, 16);
  onTestFinished(() => clearInterval(feeding));
  await eventually("a chart", () => row > 2);
  const stalled = connect(Number(new URL(url).port), "localhost");
  stalled.on("error", () => {}).pause();
  onTestFinished(() => void stalled.destroy());
  stalled.write("GET /events?chart=input HTTP/1.1\r\nHost: x\r\n\r\n");
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    const stats = (await (await fetch(`${url}/api/stats`)).json()) as { framesSkipped: number };
    if (stats.framesSkipped > 3) return { program, url };
  }
  throw new Error("waited 20 s for a viewer that stalls");
}

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
  const began = performance.now();
  program.child.kill("SIGTERM");
  await Promise.all([...watchers, ...encoded].map(({ ended }) => ended));
  expect(await exitWithin(program)).toBe(0);
  expect(performance.now() - began).toBeLessThan(SLACK_MS);
  const last = watchers.map(({ retries }) => retries.at(-1)!);
  expect(watchers.map(({ retries }) => retries.length)).toEqual(last.map(() => 2));
  expect(new Set(last).size).toBeGreaterThan(20);
  expect(Math.min(...last)).toBeGreaterThanOrEqual(500);
  expect(program.stderr()).toBe("");
});

test("plotcast: SIGTERM ends it within 5 s with code 0 although a viewer never reads", {
  timeout: 60_000,
}, async () => {
  const { program, url } = await withOneThatNeverReads();
  const watcher = await watch(`${url}/events?chart=input`);
  await watcher.until(() => true);
  const began = performance.now();
  program.child.kill("SIGTERM");
  await watcher.ended;
  expect(watcher.retries).toHaveLength(2);
  await expect(fetch(url, { signal: AbortSignal.timeout(1000) })).rejects.toThrow();
  expect(await exitWithin(program)).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000 + SLACK_MS);
});

test("plotcast: a second signal ends it at once although a viewer never reads", {
  timeout: 60_000,
}, async () => {
  const { program } = await withOneThatNeverReads();
  program.child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  program.child.kill("SIGTERM");
  expect(await exitWithin(program)).toBe(0);
  expect(performance.now() - began).toBeLessThan(SLACK_MS);
});
