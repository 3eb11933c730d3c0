import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What Node's HTTP server hears of a connection, by the names of its functions. */
const NODES_OWN = new Set(
  ["Data", "End", "Close", "Drain", "Error", "Timeout"].map((event) => `socketOn${event}`),
);

/**
 * Takes a connection over from Node's HTTP server, for which it is over then, as the server itself
 * does when it hands one on for an upgrade. A parser, a request, a response and all that listens to
 * them would otherwise stay for each viewer, and be half of what it costs. Where anything is not as
 * expected, or somebody waits for the end of the response, all stays as it is.
 */
export function takeOver(res: ServerResponse, socket: Socket): void {
  if (res.listenerCount("close") > 0) return;
  // For its end: the server would take a request that was not read for one that was broken off.
  res.req.resume();
  // Not while the parser still reads this request.
  setImmediate(() => {
    const close = socket
      .listeners("close")
      .find((listener) => nameOf(listener) === "socketOnClose");
    if (close === undefined || socket.destroyed || !res.req.readableEnded) return;
    // Whoever listens for data takes it from the parser, and its "pause" and "resume" with it. What
    // a viewer sends is of no interest.
    socket.on("data", ignored);
    res.detachSocket(socket);
    removeNodesOwn(socket);
    close.call(socket);
    socket.on("error", ignored).on("end", endOf);
  });
}

function removeNodesOwn(socket: Socket): void {
  for (const event of socket.eventNames()) {
    for (const listener of socket.rawListeners(event)) {
      if (NODES_OWN.has(nameOf(listener))) socket.off(event, listener as () => void);
    }
  }
}

function nameOf(listener: Function): string {
  return listener.name.replace("bound ", "");
}

function ignored(): void {}

function endOf(this: Socket): void {
  this.destroy();
}
