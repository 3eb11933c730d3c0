import { PlotcastError } from "../error.ts";
import { MAX_UNREAD_BYTES, MAX_UNREAD_BYTES_PER_ADDRESS } from "../limits.ts";

/** Bounds what responses take in memory that their readers have not taken yet: some never read. */
export interface Unread {
  /**
   * To be called before a response is made. One that is larger than all may be together gets through where
   * nothing else waits.
   *
   * @throws PlotcastError `LIMIT_REACHED` where an address lets too much wait, `FULL` where all together do.
   */
  check(address: string | undefined): void;
  /** Counts the body of a response in. @returns counts it out; further calls do nothing. */
  add(address: string | undefined, bytes: number): () => void;
}

/** @param localShares for how many addresses this machine's own counts, or an unknown one. */
export function createUnread(localShares: number): Unread {
  const byAddress = new Map<string | undefined, number>();
  let all = 0;

  function change(address: string | undefined, bytes: number): void {
    all += bytes;
    const sum = (byAddress.get(address) ?? 0) + bytes;
    if (sum === 0) byAddress.delete(address);
    else byAddress.set(address, sum);
  }

  return {
    check(address) {
      const own = byAddress.get(address) ?? 0;
      const most = MAX_UNREAD_BYTES_PER_ADDRESS * (address === undefined ? localShares : 1);
      if (own >= most) {
        const expected = `expected at most ${most} bytes that were sent and not read`;
        throw new PlotcastError("LIMIT_REACHED", `${address ?? "this machine"}: ${expected}`);
      }
      if (all < MAX_UNREAD_BYTES || own === 0) return;
      throw new PlotcastError("FULL", "too much was sent that nobody reads; come back later");
    },
    add(address, bytes) {
      change(address, bytes);
      let isOver = false;
      return () => {
        if (!isOver) change(address, -bytes);
        isOver = true;
      };
    },
  };
}
