import { PlotcastError } from "../error.ts";
import { jitter } from "./jitter.ts";

/** How a hub sends its viewers away and waits until they have gone. */
export interface Shutdown {
  begin(): void;
  /** @throws PlotcastError `CLOSED` once it has begun. */
  checkOpen(): void;
  /** Delay before a viewer that is sent away may reconnect, in ms. @param watching number of viewers. */
  reconnectMs(retryMs: number, watching: number): number;
  /** To be called when no viewer is left. */
  signalEmpty(): void;
  /** Resolves when no viewer is left, or after `timeoutMs`. */
  waitUntilEmpty(timeoutMs: number): Promise<void>;
}

/** A viewer that has only stayed long may reconnect soon, but not all at the same moment. */
const SOON_MS = 500;
/** A restarted server gets at most this many reconnects per ms. */
const RECONNECTS_PER_MS = 1;

export function createShutdown(): Shutdown {
  const waiting = new Set<() => void>();
  let begun = false;
  return {
    begin() {
      begun = true;
    },
    checkOpen() {
      if (!begun) return;
      throw new PlotcastError("CLOSED", "live: expected an open hub, but it was closed");
    },
    reconnectMs(retryMs, watching) {
      if (!begun) return jitter(SOON_MS, 0.9);
      return jitter(retryMs, 0.5) + (Math.random() * watching) / RECONNECTS_PER_MS;
    },
    signalEmpty() {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    waitUntilEmpty: (timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(finish, timeoutMs);
        waiting.add(finish);
        function finish(): void {
          clearTimeout(timer);
          resolve();
        }
      }),
  };
}
