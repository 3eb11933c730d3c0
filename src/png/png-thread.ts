import type { Worker } from "node:worker_threads";
import { PlotcastError } from "../error.ts";
import { warnOfGlyphs } from "./check-glyphs.ts";
import { type PngMessage, sentError } from "./worker-messages.ts";

/** Draws pictures on a thread of its own, one at a time. */
export interface PngThread {
  /**
   * To be called again only when the last picture is done.
   *
   * @returns undefined where no thread can be started.
   * @throws PlotcastError as `toPng` does; another error where the thread came to its end.
   */
  draw(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Ends the thread; a picture it is drawing fails with `CLOSED`. */
  close(): void;
}

/** In the package the compiled file has this place, seen from every chunk and entry. */
const WORKER = () => new URL("../png/worker.js", import.meta.url);

/**
 * The thread is started by its first picture, and again by the next one after it came to an end. It keeps
 * the process alive only while it draws.
 *
 * @param file the worker's.
 */
export function createPngThread(file: () => URL = WORKER): PngThread {
  let worker: Worker | undefined;
  let isClosed = false;

  function listen(started: Worker): Promise<boolean> {
    started.on("exit", () => {
      if (worker === started) worker = undefined;
    });
    // What goes wrong is the error of the picture that waits for it; an idle thread may end.
    started.on("error", () => {});
    return new Promise((resolve) => {
      started.once("message", () => resolve(true));
      started.once("exit", () => resolve(false));
    });
  }

  async function start(): Promise<Worker | undefined> {
    try {
      const { Worker } = await import("node:worker_threads");
      if (isClosed) return undefined;
      // Flags of the process may load what only its main thread can have.
      worker = new Worker(file(), { execArgv: [] });
      return (await listen(worker)) ? worker : undefined;
    } catch {
      // No threads here, or not allowed.
      return undefined;
    }
  }

  return {
    async draw(svg, scale) {
      const running = worker ?? (await start());
      if (isClosed) throw closedError();
      if (running === undefined) return undefined;
      running.ref();
      try {
        return await ask(running, { svg, scale });
      } catch (error) {
        throw isClosed ? closedError() : error;
      } finally {
        running.unref();
      }
    },
    close() {
      isClosed = true;
      void worker?.terminate();
    },
  };
}

/** @throws what the worker says of the request; an error where it ends before it has answered. */
function ask(worker: Worker, request: object): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    let cause: unknown;
    const onError = (error: unknown) => void (cause = error);
    const onExit = () => finish(() => reject(new Error("png: the worker ended", { cause })));
    function onMessage(message: PngMessage): void {
      if (message.kind === "warning") warnOfGlyphs(message.text);
      if (message.kind === "png") finish(() => resolve(message.png));
      if (message.kind === "error") finish(() => reject(sentError(message)));
    }
    function finish(settle: () => void): void {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    }
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request, []);
  });
}

function closedError(): PlotcastError {
  return new PlotcastError("CLOSED", "png: expected an open hub, but it was closed");
}
