import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { exitWithin, plotcast, type Running } from "../support/program.ts";
import { eventually, untilDrawn, watch } from "../support/served.ts";

/** What the process itself needs, on a busy machine. */
const SLACK_MS = 1500;

/** A program with frames so large that a viewer which does not read one holds it up. */
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
  await untilDrawn(url, "input");
  const stalled = connect(Number(new URL(url).port), "localhost");
  stalled.on("error", () => {}).pause();
  onTestFinished(() => void stalled.destroy());
  stalled.write("GET /events?chart=input HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    const stats = (await (await fetch(`${url}/api/stats`)).json()) as { framesSkipped: number };
    if (stats.framesSkipped > 3) return { program, url };
  }
  throw new Error("waited 20 s for a viewer that stalls");
}

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
  const { program, url } = await withOneThatNeverReads();
  program.child.kill("SIGTERM");
  let isRefused = false;
  await eventually("that nobody is let in any more", () => {
    fetch(url).catch(() => (isRefused = true));
    return isRefused;
  });
  expect(program.child.exitCode).toBeNull();
  const began = performance.now();
  program.child.kill("SIGTERM");
  expect(await exitWithin(program)).toBe(0);
  expect(performance.now() - began).toBeLessThan(SLACK_MS);
});
