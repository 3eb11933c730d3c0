import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** The listeners of Node's HTTP server on a connection, by the names of its functions. */
const NODE_LISTENERS = new Set(
  ["Data", "End", "Close", "Drain", "Error", "Timeout"].map((event) => `socketOn${event}`),
);

/**
 * Takes a connection from Node's HTTP server, as the server itself does when it hands one over for an
 * upgrade. For the server, the connection is over then. Its parser, request, response and listeners
 * would otherwise stay for each viewer, and make up half of a viewer's memory. Where anything is not
 * as expected, or somebody waits for the end of the request or of its response, nothing changes.
 */
export function hijackSocket(res: ServerResponse, socket: Socket): void {
  // Not while the parser still reads this request, nor before a framework has listened.
  setImmediate(() => {
    if (isWatched(res)) return;
    // The server takes a request that was not read to its end for an aborted one.
    res.req.resume();
    setImmediate(() => takeOver(res, socket));
  });
}

function takeOver(res: ServerResponse, socket: Socket): void {
  const close = socket
    .listeners("close")
    .find((listener) => functionName(listener) === "socketOnClose");
  if (close === undefined || socket.destroyed || !res.req.readableEnded) return;
  // A data listener takes the socket's data from the parser, with its "pause" and "resume". What
  // a viewer sends is ignored.
  socket.on("data", ignore);
  res.detachSocket(socket);
  removeNodeListeners(socket);
  close.call(socket);
  socket.on("error", ignore).on("end", destroySocket);
}

/**
 * Whether a program waits until the viewer has gone, such as for its log. Read to its end or taken over, the
 * request would close now, and the response never.
 */
function isWatched(res: ServerResponse): boolean {
  const ends = ["close", "aborted"];
  return ends.some((end) => res.listenerCount(end) > 0 || res.req.listenerCount(end) > 0);
}

function removeNodeListeners(socket: Socket): void {
  for (const event of socket.eventNames()) {
    for (const listener of socket.rawListeners(event)) {
      if (NODE_LISTENERS.has(functionName(listener))) socket.off(event, listener as () => void);
    }
  }
}

function functionName(listener: Function): string {
  return listener.name.replace("bound ", "");
}

function ignore(): void {}

// Shared by all sockets: a closure each would be memory for each viewer.
function destroySocket(this: Socket): void {
  this.destroy();
}
