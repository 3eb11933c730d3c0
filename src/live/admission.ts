import { PlotcastError, describeValue } from "../error.ts";

/** Limits the number of subscribers, in all and per address. It never ends one to admit another. */
export interface Admission {
  count(): number;
  /** @throws PlotcastError `FULL`; `LIMIT_REACHED` where one address has its maximum. */
  check(address: string | undefined): void;
  /** Counts a subscriber in. @returns a function that counts it out; to be called once. */
  enter(address: string | undefined): () => void;
}

export function createAdmission(maxSubscribers: number, maxPerAddress: number): Admission {
  const byAddress = new Map<string, number>();
  let count = 0;
  return {
    count: () => count,
    check(address) {
      if (count >= maxSubscribers) {
        const message = `live: expected at most ${maxSubscribers} subscribers; come back later`;
        throw new PlotcastError("FULL", message);
      }
      if (address === undefined || (byAddress.get(address) ?? 0) < maxPerAddress) return;
      const expected = `expected at most ${maxPerAddress} subscribers (option maxPerAddress)`;
      throw new PlotcastError("LIMIT_REACHED", `address ${describeValue(address)}: ${expected}`);
    },
    enter(address) {
      count++;
      if (address !== undefined) byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
      return () => {
        count--;
        if (address === undefined) return;
        const remaining = (byAddress.get(address) ?? 1) - 1;
        if (remaining === 0) byAddress.delete(address);
        else byAddress.set(address, remaining);
      };
    },
  };
}
