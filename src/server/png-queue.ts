import { PlotcastError } from "../error.ts";
import { MAX_WAITING_PNGS, MAX_WAITING_PNGS_PER_ADDRESS } from "../limits.ts";

/** Who waits for a picture. */
export interface Asker {
  /** Addresses take turns. */
  address: string;
  /** Aborted where its request is given up. */
  signal: AbortSignal;
}

/** Pictures that wait to be drawn, one after the other. */
export interface PngQueue<T> {
  /**
   * Those who ask for the same get the same drawing.
   *
   * @param key the same for the same picture.
   * @throws PlotcastError `FULL`, `LIMIT_REACHED` where too many wait; `CLOSED` where the request was given
   * up; otherwise as `draw` does.
   */
  add(key: string, asker: Asker, draw: () => Promise<T>): Promise<T>;
  /** @throws PlotcastError `FULL`, `LIMIT_REACHED` where one more of an address may not wait. */
  checkRoom(address: string): void;
}

interface Job<T> {
  key: string;
  address: string;
  /** Who still waits for it. */
  askers: number;
  draw: () => Promise<T>;
  done: Promise<T>;
  settle: (drawn: Promise<T>) => void;
}

export function createPngQueue<T>(): PngQueue<T> {
  /** Waiting and running, by their keys. */
  const jobs = new Map<string, Job<T>>();
  /** Those that wait, by address; the first address is next. */
  const waiting = new Map<string, Job<T>[]>();
  let isRunning = false;

  function checkRoom(address: string): void {
    const own = waiting.get(address)?.length ?? 0;
    const all = jobs.size - (isRunning ? 1 : 0);
    if (all >= MAX_WAITING_PNGS) throw tooMany("FULL", MAX_WAITING_PNGS, "");
    if (own < MAX_WAITING_PNGS_PER_ADDRESS) return;
    throw tooMany("LIMIT_REACHED", MAX_WAITING_PNGS_PER_ADDRESS, " of one address");
  }

  function enqueue(key: string, address: string, draw: () => Promise<T>): Job<T> {
    checkRoom(address);
    let settle!: Job<T>["settle"];
    const done = new Promise<T>((resolve) => (settle = resolve));
    const job: Job<T> = { key, address, askers: 0, draw, done, settle };
    jobs.set(key, job);
    waiting.set(address, [...(waiting.get(address) ?? []), job]);
    // Whoever waits hears of a failure; where all have gone, nobody needs to.
    done.catch(() => {});
    return job;
  }

  /** Takes one of the address whose turn it is, which stands last from then on. */
  function takeNext(): Job<T> | undefined {
    const [turn] = waiting;
    if (turn === undefined) return undefined;
    const [address, [job, ...rest]] = turn;
    waiting.delete(address);
    if (rest.length > 0) waiting.set(address, rest);
    return job;
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let job = takeNext(); job !== undefined; job = takeNext()) {
      const drawn = job.draw();
      job.settle(drawn);
      await drawn.catch(() => {});
      jobs.delete(job.key);
    }
    isRunning = false;
  }

  /** What nobody waits for any more leaves the queue, unless it is being drawn. */
  function leave(job: Job<T>): void {
    const own = waiting.get(job.address) ?? [];
    if (--job.askers > 0 || !own.includes(job)) return;
    const rest = own.filter((other) => other !== job);
    if (rest.length > 0) waiting.set(job.address, rest);
    else waiting.delete(job.address);
    jobs.delete(job.key);
  }

  return {
    checkRoom,
    async add(key, { address, signal }, draw) {
      if (signal.aborted) throw givenUp();
      const job = jobs.get(key) ?? enqueue(key, address, draw);
      job.askers++;
      void run();
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          leave(job);
          reject(givenUp());
        };
        signal.addEventListener("abort", onAbort, { once: true });
        const stop = () => signal.removeEventListener("abort", onAbort);
        job.done.then(resolve, reject).finally(stop);
      });
    },
  };
}

function givenUp(): PlotcastError {
  return new PlotcastError("CLOSED", "png: the request was given up");
}

function tooMany(code: "FULL" | "LIMIT_REACHED", most: number, whose: string): PlotcastError {
  const message = `png: expected at most ${most} waiting pictures${whose}; come back later`;
  return new PlotcastError(code, message);
}
