import { PlotcastError } from "../error.ts";
import { MAX_TIMED_ADDRESSES, SAVED_TIME_MS, TIME_SHARE } from "../limits.ts";

/**
 * Bounds the time of the processor that one visitor's requests may take. They are served first and counted
 * then, as nobody knows before what one will cost; who owes time waits.
 */
export interface TimeShares {
  /** @throws PlotcastError `LIMIT_REACHED` where requests from this address have taken more than their share. */
  check(address: string | undefined): void;
  /** Counts time that a request took, in ms. */
  add(address: string | undefined, ms: number): void;
}

interface Account {
  /** What may still be spent, in ms; less than none where it is owed. */
  balance: number;
  at: number;
}

/** @param localShares for how many addresses this machine's own counts, or an unknown one. */
export function createTimeShares(localShares: number, now = () => performance.now()): TimeShares {
  const accounts = new Map<string | undefined, Account>();
  const sharesOf = (address: string | undefined) => (address === undefined ? localShares : 1);

  function balanceOf(address: string | undefined): number {
    const most = sharesOf(address) * SAVED_TIME_MS;
    const account = accounts.get(address);
    if (account === undefined) return most;
    const earned = (now() - account.at) * TIME_SHARE * sharesOf(address);
    return Math.min(most, account.balance + earned);
  }

  /** Those that have all they may save are as good as forgotten. Room for many, as looking takes a while. */
  function makeRoom(): void {
    if (accounts.size < MAX_TIMED_ADDRESSES) return;
    for (const address of accounts.keys()) {
      if (balanceOf(address) >= sharesOf(address) * SAVED_TIME_MS) accounts.delete(address);
    }
    for (const address of accounts.keys()) {
      if (accounts.size <= 0.9 * MAX_TIMED_ADDRESSES) return;
      accounts.delete(address);
    }
  }

  return {
    check(address) {
      if (balanceOf(address) > 0) return;
      const expected = `expected requests that take at most ${TIME_SHARE * 100} % of the time`;
      const message = `${address ?? "this machine"}: ${expected}; come back later`;
      throw new PlotcastError("LIMIT_REACHED", message);
    },
    add(address, ms) {
      // Debts are bounded, too: whoever goes on asking waits no longer for it.
      const balance = Math.max(-SAVED_TIME_MS, balanceOf(address) - ms);
      if (!accounts.has(address)) makeRoom();
      accounts.set(address, { balance, at: now() });
    },
  };
}

/** Counts the time of one request for its visitor. */
export interface RequestTimer {
  /** @throws PlotcastError as `TimeShares.check` does. */
  check(): void;
  /** Times a call; one within another counts once. */
  call<T>(work: () => T): T;
  /** Counts what goes on after such a call; what is told within it counts already. */
  onWork(ms: number): void;
}

export function createRequestTimer(times: TimeShares, address: string | undefined): RequestTimer {
  let isInCall = false;
  return {
    check: () => times.check(address),
    call(work) {
      if (isInCall) return work();
      const started = performance.now();
      isInCall = true;
      try {
        return work();
      } finally {
        isInCall = false;
        times.add(address, performance.now() - started);
      }
    },
    onWork(ms) {
      if (!isInCall) times.add(address, ms);
    },
  };
}
