import { PlotcastError } from "../error.ts";
import {
  MAX_BODIES_PER_ADDRESS,
  MAX_BODY_BYTES,
  MAX_BODY_BYTES_PER_ADDRESS,
  UNCOUNTED_BODY_BYTES,
} from "../limits.ts";
import type { HttpRequest } from "./http.ts";

/** Reads the bodies of requests, and bounds what all that are not complete yet take together. */
export interface Bodies {
  /**
   * @throws PlotcastError `TOO_LARGE` past `maxBytes`; `INPUT_INVALID` if cut short or not UTF-8; `TIMEOUT`;
   * `LIMIT_REACHED` where one address sends too much at a time, `FULL` where all together do.
   */
  read(request: HttpRequest, maxBytes: number): Promise<string>;
}

export interface BodiesOptions {
  /** How long a body may take, in ms. */
  bodyMs: number;
  /** This machine's own address, or an unknown one, has the shares of this many. */
  localShares: number;
}

/** What is under way from one address. */
interface Sender {
  bodies: number;
  bytes: number;
}

export function createBodies({ bodyMs, localShares }: BodiesOptions): Bodies {
  const senders = new Map<string | undefined, Sender>();
  let allBytes = 0;

  function take(sender: Sender, bytes: number, shares: number): void {
    const most = shares * MAX_BODY_BYTES_PER_ADDRESS;
    if (sender.bytes + bytes > most) throw tooMany(`${most} bytes`);
    if (allBytes + bytes > MAX_BODY_BYTES) {
      throw new PlotcastError("FULL", "body: too many are being sent; come back later");
    }
    sender.bytes += bytes;
    allBytes += bytes;
  }

  /** Counts a body in, and its bytes as they come. */
  function enter(address: string | undefined) {
    const shares = address === undefined ? localShares : 1;
    const sender = senders.get(address) ?? { bodies: 0, bytes: 0 };
    const most = shares * MAX_BODIES_PER_ADDRESS;
    if (sender.bodies >= most) throw tooMany(`${most} bodies`);
    senders.set(address, sender);
    sender.bodies++;
    let size = 0;
    let counted = 0;
    return {
      count(bytes: number): void {
        const more = Math.max(0, size + bytes - UNCOUNTED_BODY_BYTES) - counted;
        take(sender, more, shares);
        size += bytes;
        counted += more;
      },
      leave(): void {
        allBytes -= counted;
        sender.bytes -= counted;
        sender.bodies--;
        if (sender.bodies === 0) senders.delete(address);
      },
    };
  }

  return {
    async read(request, maxBytes) {
      const { count, leave } = enter(request.address);
      try {
        return await request.text({ maxBytes, timeoutMs: bodyMs, count });
      } finally {
        leave();
      }
    },
  };
}

function tooMany(most: string): PlotcastError {
  const expected = `expected at most ${most} at a time from one address`;
  return new PlotcastError("LIMIT_REACHED", `body: ${expected}; come back later`);
}
