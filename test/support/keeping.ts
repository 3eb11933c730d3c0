import { onTestFinished } from "vitest";
import { createKeeper, type Keeper } from "../../src/catalog/keeper.ts";
import type { OpenHub } from "../../src/live/create-hub.ts";
import type { History } from "../../src/live/history.ts";
import { type Live, type LiveOptions, openLive } from "../../src/server/create-live.ts";
import type { Store } from "../../src/store/store.ts";

/** Live charts that keep their points, as `plotcast serve` has them. */
export interface Keeping {
  live: Live;
  open: OpenHub;
  keeper: Keeper;
}

/** @param history what it reads the past from, unless it is the store itself. */
export function keeping(store: Store, options: LiveOptions, history: History = store): Keeping {
  let open!: OpenHub;
  const keeper = createKeeper(store, (error) => {
    throw error;
  });
  const live = openLive(options, { journal: keeper.journal, history, replaces: true }, (joined) => {
    open = joined;
    return {
      receivers: [],
      contextOf: () => {
        throw new Error("no receivers here");
      },
      mark: keeper.mark,
      settled: keeper.settled,
      origins: () => ({ charts: [], sources: [], kept: store.stats() }),
    };
  });
  onTestFinished(() => live.close());
  return { live, open, keeper };
}

/** What a server answers to a path. */
export async function answerTo(live: Live, path: string): Promise<string> {
  const response = await live.fetch(new Request(`http://localhost${path}`));
  return response.text();
}
