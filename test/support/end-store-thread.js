// @ts-check
// node --import ./test/support/end-store-thread.js PROGRAM: ends its newest thread at each SIGUSR2, as running
// out of memory would.
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

if (threads.isMainThread) {
  /** @type {threads.Worker[]} */
  const started = [];
  threads.Worker = class extends threads.Worker {
    /** @param {ConstructorParameters<typeof threads.Worker>} args */
    constructor(...args) {
      super(...args);
      started.push(this);
    }
  };
  syncBuiltinESMExports();
  process.on("SIGUSR2", () => void started.at(-1)?.terminate());
}
