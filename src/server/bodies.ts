import { PlotcastError } from "../error.ts";
import {
  MAX_BODIES_PER_ADDRESS,
  MAX_BODY_BYTES,
  MAX_BODY_BYTES_PER_ADDRESS,
  UNCOUNTED_BODY_BYTES,
} from "../limits.ts";
import { bodyText } from "./body-bytes.ts";
import type { HttpRequest } from "./http.ts";
import { unpack } from "./unpack.ts";

/** Reads the bodies of requests, and bounds what all that are not complete yet take together. */
export interface Bodies {
  /**
   * A body as text, out of its `content-encoding`.
   *
   * @param maxBytes as sent, and unpacked.
   * @throws PlotcastError `TOO_LARGE` past `maxBytes`; `INPUT_INVALID` if cut short or not UTF-8; `TIMEOUT`;
   * `LIMIT_REACHED` where one address sends too much at a time, `FULL` where all together do.
   */
  read(request: HttpRequest, maxBytes: number): Promise<string>;
  /** Gives a body as bytes to who reads it; they count until that is done. */
  withBytes<T>(
    request: HttpRequest,
    maxBytes: number,
    use: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
  ): Promise<T>;
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
  /** One of its bodies is larger than all may be together. */
  hasLarge: boolean;
}

export function createBodies({ bodyMs, localShares }: BodiesOptions): Bodies {
  const senders = new Map<string | undefined, Sender>();
  let allBytes = 0;

  function take(bytes: number): void {
    if (allBytes + bytes > MAX_BODY_BYTES) {
      throw new PlotcastError("FULL", "body: too many are being sent; come back later");
    }
    allBytes += bytes;
  }

  /** Counts a body in, and its bytes as they come. */
  function enter(address: string | undefined, maxBytes: number) {
    const shares = address === undefined ? localShares : 1;
    const sender = senders.get(address) ?? { bodies: 0, bytes: 0, hasLarge: false };
    const mostBytes = shares * MAX_BODY_BYTES_PER_ADDRESS;
    const most = shares * MAX_BODIES_PER_ADDRESS;
    if (sender.bodies >= most) throw tooMany(`${most} bodies`);
    senders.set(address, sender);
    sender.bodies++;
    let size = 0;
    let counted = 0;
    let isLarge = false;

    /** A body that may be larger than all together can only come if it does not count among them. */
    function becomeLarge(): void {
      if (maxBytes <= mostBytes || sender.hasLarge) throw tooMany(`${mostBytes} bytes`);
      isLarge = true;
      sender.hasLarge = true;
      sender.bytes -= counted;
    }

    return {
      count(bytes: number): void {
        const more = Math.max(0, size + bytes - UNCOUNTED_BODY_BYTES) - counted;
        if (!isLarge && sender.bytes + more > mostBytes) becomeLarge();
        take(more);
        if (!isLarge) sender.bytes += more;
        size += bytes;
        counted += more;
      },
      leave(): void {
        allBytes -= counted;
        if (isLarge) sender.hasLarge = false;
        else sender.bytes -= counted;
        sender.bodies--;
        if (sender.bodies === 0) senders.delete(address);
      },
    };
  }

  async function withBytes<T>(
    request: HttpRequest,
    maxBytes: number,
    use: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
  ): Promise<T> {
    const { count, leave } = enter(request.address, maxBytes);
    try {
      const { bytes, coding } = await request.body({ maxBytes, timeoutMs: bodyMs, count });
      return await use(await unpack(bytes, coding, { maxBytes, count }));
    } finally {
      leave();
    }
  }

  return {
    withBytes,
    read: (request, maxBytes) => withBytes(request, maxBytes, bodyText),
  };
}

function tooMany(most: string): PlotcastError {
  const expected = `expected at most ${most} at a time from one address`;
  return new PlotcastError("LIMIT_REACHED", `body: ${expected}; come back later`);
}
