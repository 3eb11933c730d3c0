import { PlotcastError, shown } from "../error.ts";

/** Counts who is in, and refuses who would be too many. Nobody who is in is thrown out. */
export interface Admission {
  count(): number;
  /** @throws PlotcastError `FULL`; `LIMIT_REACHED` where one address has too many. */
  check(address: string | undefined): void;
  /** @returns what to call, once, when it leaves. */
  enter(address: string | undefined): () => void;
}

export function createAdmission(most: number, mostPerAddress: number): Admission {
  const byAddress = new Map<string, number>();
  let count = 0;
  return {
    count: () => count,
    check(address) {
      if (count >= most) {
        throw new PlotcastError(
          "FULL",
          `live: expected at most ${most} subscribers; come back later`,
        );
      }
      if (address === undefined || (byAddress.get(address) ?? 0) < mostPerAddress) return;
      const expected = `expected at most ${mostPerAddress} subscribers (option maxPerAddress)`;
      throw new PlotcastError("LIMIT_REACHED", `address ${shown(address)}: ${expected}`);
    },
    enter(address) {
      count++;
      if (address !== undefined) byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
      return () => {
        count--;
        if (address === undefined) return;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left === 0) byAddress.delete(address);
        else byAddress.set(address, left);
      };
    },
  };
}
