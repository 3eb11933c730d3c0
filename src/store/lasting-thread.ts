import type { StoreThread } from "./store-thread.ts";
import type { FileStats } from "./worker-messages.ts";

/** How soon a thread that ended is started again, in ms; each time twice as long, … */
const FIRST_PAUSE_MS = 1000;

/** … up to this. One that lived longer than this begins anew. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * A thread that is started again where it ends by itself: it ran out of memory, or met what nobody foresaw; or
 * where it could not be started at first.
 */
export interface LastingThread {
  ask: StoreThread["ask"];
  stats(): FileStats;
  /** Closes the file, and ends the thread for good. */
  close(): Promise<void>;
}

const NOTHING: FileStats = { points: 0, bytes: 0, trouble: undefined };

/** Who hears of it. */
export interface ThreadListener {
  onTrouble(text: string): void;
  /** Another one runs, or the first one at last, to which nothing was said yet. */
  onRestart(): void;
  /** Whether what kept the first one from starting may pass. */
  mayPass(error: unknown): boolean;
}

/**
 * Starts it.
 *
 * @throws what starting it the first time throws, unless that may pass.
 */
export async function startLastingThread(
  start: () => Promise<StoreThread>,
  { onTrouble, onRestart, mayPass }: ThreadListener,
): Promise<LastingThread> {
  let thread: StoreThread | undefined;
  let startedMs = performance.now();
  let pauseMs = FIRST_PAUSE_MS;
  let trouble: string | undefined;
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;
  let starting: Promise<void> | undefined;

  function setTrouble(error: unknown): string {
    return (trouble = error instanceof Error ? error.message : String(error));
  }

  function startSoon(): void {
    timer = setTimeout(() => (starting = startAgain()), pauseMs).unref();
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
  }

  async function startAgain(): Promise<void> {
    try {
      const next = await start();
      trouble = undefined;
      void watch(next);
      onRestart();
    } catch (error) {
      onTrouble(setTrouble(error));
      startSoon();
    }
  }

  async function watch(started: StoreThread): Promise<void> {
    thread = started;
    startedMs = performance.now();
    const error = await started.over;
    if (isClosing) return;
    if (performance.now() - startedMs > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
    onTrouble(setTrouble(error));
    startSoon();
  }

  try {
    void watch(await start());
  } catch (error) {
    if (!mayPass(error)) throw error;
    setTrouble(error);
    startSoon();
  }
  return {
    ask: (request, memory) => thread?.ask(request, memory) ?? Promise.reject(new Error(trouble)),
    stats: () => ({
      ...(thread?.stats() ?? NOTHING),
      ...(trouble === undefined ? {} : { trouble }),
    }),
    async close() {
      isClosing = true;
      await starting;
      clearTimeout(timer);
      await thread?.ask({ kind: "close" }).catch(() => {});
      await thread?.end();
    },
  };
}
