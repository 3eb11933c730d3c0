// @ts-check
// node --import ./test/support/tell-holds.js PROGRAM, started with an "ipc" channel: answers each message
// with the longest hold of the event loop since the last, in ms.
import { watchHolds } from "./holds.js";

const holds = watchHolds();
process.on("message", () => {
  process.send?.(holds.longestMs());
  holds.forget();
});
// The program ends when it has nothing else to do.
process.channel?.unref();
