/**
 * Calls a function in another turn of the event loop, after sockets and timers that are due. Node, Deno
 * and Bun have a quick way; a timer of no time, which browsers and some workers slow down, is for all.
 */
export function inNextTurn(call: () => void): void {
  const { setImmediate } = globalThis as { setImmediate?: (call: () => void) => unknown };
  if (setImmediate === undefined) setTimeout(call, 0);
  else setImmediate(call);
}
