import { PlotcastError } from "../error.ts";
import { MAX_REQUESTS_AT_ONCE, MAX_WAITING_REQUESTS } from "../limits.ts";
import { slicesFor } from "../live/slices.ts";
import { onePart } from "../work.ts";

/**
 * The lines in which requests wait, one for each address. A few of each address are under way at a time, so
 * a thousand requests of one address wait for each other, and those of others come in between.
 */
export interface Lines {
  /**
   * Calls at once where there is room and time, or else when it is this one's turn.
   *
   * @throws PlotcastError `LIMIT_REACHED` where too many of the address wait; otherwise as `call` does.
   */
  enter<T>(asker: Asker, call: () => T | Promise<T>): T | Promise<T>;
}

/** Who waits. */
interface Asker {
  address?: string | undefined;
  /** Whether the visitor has gone meanwhile. */
  isGone: () => boolean;
}

interface Line {
  underWay: number;
  waiting: (() => void)[];
}

const input = slicesFor("input");

/** @param localShares for how many addresses this machine's own counts, or an unknown one. */
export function createLines(localShares: number): Lines {
  const lines = new Map<string | undefined, Line>();
  const sharesOf = (address: string | undefined) => (address === undefined ? localShares : 1);

  function run<T>(address: string | undefined, line: Line, call: () => T | Promise<T>) {
    line.underWay++;
    const leave = () => goOn(address, line);
    try {
      const result = call();
      if (result instanceof Promise) return result.finally(leave);
      leave();
      return result;
    } catch (error) {
      leave();
      throw error;
    }
  }

  function goOn(address: string | undefined, line: Line): void {
    line.underWay--;
    line.waiting.shift()?.();
    if (line.underWay === 0 && line.waiting.length === 0) lines.delete(address);
  }

  /** A turn of the event loop has time for some requests; the others have theirs in the next ones. */
  function wait<T>({ address, isGone }: Asker, line: Line, call: () => T | Promise<T>): Promise<T> {
    const callNow = () => {
      if (!isGone()) return call();
      throw new PlotcastError("CLOSED", "the request was given up");
    };
    // It counts as under way while it waits for time.
    const begin = async () => run(address, line, async () => input.begin(onePart(callNow)));
    if (line.underWay < MAX_REQUESTS_AT_ONCE * sharesOf(address)) return begin();
    const most = MAX_WAITING_REQUESTS * sharesOf(address);
    if (line.waiting.length >= most) throw tooMany(address, most);
    return new Promise<T>((resolve, reject) => {
      line.waiting.push(() => void begin().then(resolve, reject));
    });
  }

  return {
    enter(asker, call) {
      const { address } = asker;
      const line = lines.get(address) ?? { underWay: 0, waiting: [] };
      lines.set(address, line);
      // What is true now still is when the response goes out.
      if (line.underWay === 0 && input.isFree()) return input.spend(() => run(address, line, call));
      return wait(asker, line, call);
    },
  };
}

function tooMany(address: string | undefined, most: number): PlotcastError {
  const expected = `expected at most ${most} requests that wait; come back later`;
  return new PlotcastError("LIMIT_REACHED", `${address ?? "this machine"}: ${expected}`);
}
