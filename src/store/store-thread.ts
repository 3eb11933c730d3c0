import { PlotcastError } from "../error.ts";
import type { FileStats, StoreMessage, StoreRequest } from "./worker-messages.ts";
import { sentError } from "./worker-messages.ts";

/** A request without its number. */
export type Asked = StoreRequest extends infer R
  ? R extends unknown
    ? Omit<R, "id">
    : never
  : never;

/** The thread that keeps points. It keeps the process alive only while something waits for it. */
export interface StoreThread {
  /** @throws what the thread says of the request; PlotcastError `CLOSED` where it has come to its end. */
  ask(request: Asked, memory?: ArrayBuffer[]): Promise<unknown>;
  stats(): FileStats;
  /** Resolves at its end, with the error that it gives from then on. */
  over: Promise<PlotcastError>;
  /** Resolves at its end, and keeps the process alive until then. */
  end(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Starts it.
 *
 * @throws PlotcastError as `openStore` does.
 */
export async function startStoreThread(
  file: URL,
  options: object,
  onTrouble: (text: string) => void,
): Promise<StoreThread> {
  const { Worker } = await import("node:worker_threads");
  // Flags of the process may load what only its main thread can have.
  const worker = new Worker(file, { workerData: options, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let stats: FileStats = { points: 0, bytes: 0, trouble: undefined };
  let lastId = 0;
  let cause: unknown;

  function settle(id: number, act: (waiting: Waiting) => void): void {
    const found = waiting.get(id);
    if (!waiting.delete(id)) return;
    act(found!);
    if (waiting.size === 0) worker.unref();
  }

  function hear(message: StoreMessage): void {
    if ("stats" in message) stats = message.stats;
    if (message.kind === "ready") settle(0, ({ resolve }) => resolve(undefined));
    if (message.kind === "trouble") onTrouble(message.text);
    if (message.kind === "answer") settle(message.id, ({ resolve }) => resolve(message.value));
    if (message.kind === "error") settle(message.id, ({ reject }) => reject(sentError(message)));
    if (message.kind === "appended") {
      for (const id of message.ids) settle(id, ({ resolve }) => resolve(message.isKept));
    }
  }

  function wait(id: number): Promise<unknown> {
    worker.ref();
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  worker.on("message", hear);
  worker.on("error", (error: unknown) => void (cause = error));
  const over = new Promise<PlotcastError>((resolve) => {
    worker.on("exit", () => {
      for (const { reject } of waiting.values()) reject(endedError(cause));
      waiting.clear();
      lastId = Infinity;
      resolve(endedError(cause));
    });
  });
  await wait(0);
  return {
    ask(request, memory = []) {
      if (lastId === Infinity) return Promise.reject(endedError(cause));
      const id = ++lastId;
      const answer = wait(id);
      worker.postMessage({ ...request, id }, memory);
      return answer;
    },
    stats: () => stats,
    over,
    async end() {
      worker.ref();
      await over;
    },
  };
}

function endedError(cause: unknown): PlotcastError {
  const why = cause instanceof Error ? `: ${cause.message}` : "";
  return new PlotcastError("CLOSED", `store: expected an open store, but its thread ended${why}`);
}
