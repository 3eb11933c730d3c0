import { PlotcastError } from "../error.ts";
import { MAX_DOWNLOADS, MAX_DOWNLOADS_PER_ADDRESS } from "../limits.ts";

/** Tables that are being sent: all visitors share their number, so that none may take all of it. */
export interface Downloads {
  /** @throws PlotcastError `FULL`, `LIMIT_REACHED` where one more of an address may not begin. */
  check(address: string | undefined): void;
  /** Counts one in. @returns a function that counts it out; to be called once. */
  enter(address: string | undefined): () => void;
}

export function createDownloads(): Downloads {
  const byAddress = new Map<string | undefined, number>();
  let all = 0;

  return {
    check(address) {
      if (all >= MAX_DOWNLOADS) {
        throw new PlotcastError("FULL", `expected at most ${MAX_DOWNLOADS} tables at a time`);
      }
      // Behind this machine's own address, or an unknown one, there may be many.
      if (address === undefined) return;
      if ((byAddress.get(address) ?? 0) < MAX_DOWNLOADS_PER_ADDRESS) return;
      const expected = `expected at most ${MAX_DOWNLOADS_PER_ADDRESS} tables at a time`;
      throw new PlotcastError("LIMIT_REACHED", `${address}: ${expected}`);
    },
    enter(address) {
      all++;
      byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
      return () => {
        all--;
        const left = byAddress.get(address)! - 1;
        if (left === 0) byAddress.delete(address);
        else byAddress.set(address, left);
      };
    },
  };
}
