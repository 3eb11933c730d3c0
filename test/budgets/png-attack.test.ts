import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { measured, PROGRAM, run, type Running, MOST_HOLD_MS } from "../support/program.ts";
import { eventually } from "../support/served.ts";
import { readEvents, requestFor, type Seen } from "../support/socket-viewer.ts";

const CYCLE_MS = 50;
const ATTACKERS = 4;

/** The load of this machine, as `npm start` shows it, twenty times a second. */
function startDemo(): Running {
  const args = [PROGRAM, "demo", "--port", "0", "--every", String(CYCLE_MS)];
  return run(process.execPath, measured(args));
}

function watchCpu(port: number): Seen {
  const socket = connect(port, "localhost");
  onTestFinished(() => void socket.destroy());
  socket.write(requestFor("/events?chart=cpu", "gzip").replace("Host: x", "Host: localhost"));
  return readEvents(socket, "gzip");
}

/** Counts the answers of one who asks for pictures without end. */
function attack(url: string, ask: number): Map<number, number> {
  const answers = new Map<number, number>();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  // The largest there are; none has the size of another's, so that no two are the same.
  const path = `/c/cpu.png?width=${2000 + ask}&height=2900`;
  void (async () => {
    while (!end.signal.aborted) {
      const { status } = await fetch(url + path, { signal: end.signal });
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  })().catch(() => {});
  return answers;
}

test("GET /c/cpu.png: four who ask for the largest pictures without end cost a viewer no frame", async () => {
  const program = startDemo();
  const url = await program.url();
  const seen = watchCpu(Number(new URL(url).port));
  await eventually("a viewer's first frames", () => seen.frames > 20);
  await (await fetch(`${url}/c/cpu.png`)).arrayBuffer();
  await program.longestHoldMs();
  const answers = Array.from({ length: ATTACKERS }, (_, ask) => attack(url, ask));
  const before = seen.frames;
  const pictures = () => answers.map((one) => one.get(200) ?? 0);
  await eventually("a picture each, and fifty frames", () => {
    return seen.frames >= before + 50 && pictures().every((count) => count >= 1);
  });
  expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
  expect([seen.gaps, seen.faults]).toEqual([[], []]);
  expect(answers.map((one) => [...one.keys()])).toEqual(answers.map(() => [200]));
});

test("GET /c/cpu.png: a hundred at once are refused beyond the queue, and hold nobody either", async () => {
  const program = startDemo();
  const url = await program.url();
  const seen = watchCpu(Number(new URL(url).port));
  await eventually("a viewer's first frames", () => seen.frames > 20);
  await (await fetch(`${url}/c/cpu.png`)).arrayBuffer();
  await program.longestHoldMs();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const asked = Array.from({ length: 100 }, (_, i) =>
    fetch(`${url}/c/cpu.png?width=${300 + i}&height=200`, { signal: end.signal }),
  );
  const answers = await Promise.all(asked);
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(50);
  expect(refused.length).toBeLessThan(answers.length - 3);
  for (const response of refused) {
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  expect(await program.longestHoldMs()).toBeLessThan(MOST_HOLD_MS);
  expect([seen.gaps, seen.faults]).toEqual([[], []]);
});
