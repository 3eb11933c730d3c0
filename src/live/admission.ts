import { PlotcastError, describeValue } from "../error.ts";

/** Limits the number of subscribers, in all and per address. It never ends one to admit another. */
export interface Admission {
  count(): number;
  /** @throws PlotcastError `FULL`; `LIMIT_REACHED` where one address has its maximum. */
  check(address: string | undefined): void;
  /** Counts a subscriber in. @returns a function that counts it out; to be called once. */
  enter(address: string | undefined): () => void;
}

export interface AdmissionOptions {
  maxSubscribers: number;
  maxPerAddress: number;
  /** This machine's own address, or an unknown one, has the shares of this many. */
  localShares: number;
}

export function createAdmission(options: AdmissionOptions): Admission {
  const { maxSubscribers, maxPerAddress, localShares } = options;
  const byAddress = new Map<string | undefined, number>();
  let count = 0;
  return {
    count: () => count,
    check(address) {
      if (count >= maxSubscribers) {
        const message = `live: expected at most ${maxSubscribers} subscribers; come back later`;
        throw new PlotcastError("FULL", message);
      }
      const max = maxPerAddress * (address === undefined ? localShares : 1);
      if ((byAddress.get(address) ?? 0) < max) return;
      const who = address === undefined ? "this machine" : `address ${describeValue(address)}`;
      const expected = `expected at most ${max} subscribers (option maxPerAddress)`;
      throw new PlotcastError("LIMIT_REACHED", `${who}: ${expected}`);
    },
    enter(address) {
      count++;
      byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
      return () => {
        count--;
        const remaining = (byAddress.get(address) ?? 1) - 1;
        if (remaining === 0) byAddress.delete(address);
        else byAddress.set(address, remaining);
      };
    },
  };
}
