import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What is to be called when a connection is over, by its socket: a listener for each would be too many. */
const onEnds = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls once a response has gone out, or its connection is over. Of HTTP/1, one that waits behind another has
 * no socket yet, and hears of nothing.
 */
export function onceOver(res: ServerResponse, call: () => void): void {
  if (res.destroyed) return call();
  if (res.req.httpVersionMajor > 1) return void res.once("close", call);
  const { socket } = res.req;
  const ends = onEnds.get(socket) ?? listen(socket);
  const end = () => {
    ends.delete(end);
    call();
  };
  ends.add(end);
  res.once("close", end);
  if (socket.destroyed) end();
}

function listen(socket: Socket): Set<() => void> {
  const ends = new Set<() => void>();
  onEnds.set(socket, ends);
  socket.once("close", () => {
    for (const end of ends) end();
  });
  return ends;
}
