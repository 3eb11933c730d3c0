import { describeFailure } from "./describe-failure.ts";
import { createRetryDelay } from "./retry-delay.ts";
import type { RunningSource, SourceContext } from "./source.ts";
import { createTroubleTeller } from "./trouble.ts";

/** What is asked again and again. */
export interface PollOptions {
  everyMs: number;
  /**
   * Asks once and hands on what comes. Where it fails, the next delay grows.
   *
   * @param signal aborted when the source stops: from then on nothing may be handed on
   * @throws anything: it is told as the source's trouble
   */
  ask(signal: AbortSignal): Promise<void>;
}

/** Asks at once, then every `everyMs`, but never before the last answer is in. */
export function startPolling({ everyMs, ask }: PollOptions, context: SourceContext): RunningSource {
  const abort = new AbortController();
  const retry = createRetryDelay(everyMs);
  const tellTrouble = createTroubleTeller(context);
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();

  /** @returns how long after its begin the next one begins, in ms. */
  async function askOnce(): Promise<number> {
    try {
      await ask(abort.signal);
      if (!abort.signal.aborted) tellTrouble(undefined);
      retry.reset();
      return everyMs;
    } catch (error) {
      if (!abort.signal.aborted) tellTrouble(describeFailure(error));
      return retry.next();
    }
  }

  async function run(): Promise<void> {
    const began = performance.now();
    const delay = await askOnce();
    if (abort.signal.aborted) return;
    timer = setTimeout(begin, Math.max(0, began + delay - performance.now()));
  }

  function begin(): void {
    asking = run();
  }

  begin();
  return {
    async stop() {
      abort.abort();
      clearTimeout(timer);
      await asking;
    },
  };
}
