import { measured, type Work } from "../work.ts";

/** What is sent again and again. */
interface Cycled {
  cycle(): Work;
}

/**
 * Runs the cycles of streams that viewers wished for, in turn, within a bound of time: more wishes than
 * there is time for get fewer frames, and all others lose nothing.
 */
export interface Turns {
  /** Does nothing while an earlier call is not done. */
  cycle(streams: Iterable<Cycled>): Work;
}

/**
 * @param budgetMs how long all cycles of one call may take.
 * @param onLeftOut called where some streams had no turn.
 */
export function createTurns(budgetMs: number, onLeftOut: () => void): Turns {
  const lastTurns = new WeakMap<Cycled, number>();
  let turns = 0;
  let isRunning = false;
  const lastTurn = (stream: Cycled) => lastTurns.get(stream) ?? 0;

  function* run(streams: readonly Cycled[]): Work {
    let spentMs = 0;
    for (const stream of streams) {
      // One always has its turn, however long it takes.
      if (spentMs >= budgetMs) {
        onLeftOut();
        return;
      }
      lastTurns.set(stream, ++turns);
      yield* measured(stream.cycle(), (ms) => (spentMs += ms));
    }
  }

  return {
    *cycle(streams) {
      if (isRunning) {
        onLeftOut();
        return;
      }
      isRunning = true;
      try {
        // The stream that has waited longest is next; a new one counts as having waited longest.
        yield* run([...streams].sort((a, b) => lastTurn(a) - lastTurn(b)));
      } finally {
        isRunning = false;
      }
    },
  };
}
