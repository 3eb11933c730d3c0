import { onTestFinished, vi } from "vitest";

/** Time that passes only when a test says so, until the test ends; sockets and processes are real. */
export function fakeTimers(now?: number): void {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
    ...(now !== undefined && { now }),
  });
  onTestFinished(() => void vi.useRealTimers());
}

/** A clock with timers whose callbacks take time themselves, which fake timers cannot say. */
export interface WorkClock {
  now(): number;
  /** Keeps the thread busy, as a drawing does: time passes, and no timer fires. */
  work(ms: number): void;
  /** Lets time pass, and every timer fire that is due by then. */
  pass(ms: number): void;
}

export function fakeWorkClock(): WorkClock {
  const timers = new Map<number, { at: number; call: () => void }>();
  let now = 0;
  let count = 0;
  vi.stubGlobal("performance", { now: () => now });
  vi.stubGlobal("setTimeout", (call: () => void, ms = 0) => {
    timers.set(++count, { at: now + Math.max(1, ms), call });
    return count;
  });
  vi.stubGlobal("clearTimeout", (id: number) => void timers.delete(id));
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    now: () => now,
    work: (ms) => void (now += ms),
    pass(ms) {
      for (const end = now + ms; ; ) {
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined || next[1].at > end) return void (now = Math.max(now, end));
        timers.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].call();
      }
    },
  };
}
