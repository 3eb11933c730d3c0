import { jittered } from "./jitter.ts";

/** How a hub takes leave of its viewers. */
export interface Leaving {
  begin(): void;
  hasBegun(): boolean;
  /** After what time one who is sent away may come back, in ms. */
  comeBackMs(retryMs: number, watching: number): number;
  /** To be called when nobody is left. */
  allGone(): void;
  /** Resolved when nobody is left, or after so many ms. */
  untilGone(withinMs: number): Promise<void>;
}

/** Whoever has merely been here for long may come back at once, but not all in one moment. */
const SOON_MS = 500;
/** So many viewers a second may come back to a server that starts again. */
const COMING_PER_MS = 1;

export function createLeaving(): Leaving {
  const waiting = new Set<() => void>();
  let begun = false;
  return {
    begin() {
      begun = true;
    },
    hasBegun: () => begun,
    comeBackMs(retryMs, watching) {
      if (!begun) return jittered(SOON_MS, 0.9);
      return jittered(retryMs, 0.5) + (Math.random() * watching) / COMING_PER_MS;
    },
    allGone() {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    untilGone: (withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(gone, withinMs);
        waiting.add(gone);
        function gone(): void {
          clearTimeout(timer);
          resolve();
        }
      }),
  };
}
