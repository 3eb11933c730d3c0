import type { Socket } from "node:net";
import type { Connection } from "../live/subscriber.ts";

const NOTHING = Buffer.alloc(0);

/** Writes past the response, whose bookkeeping would double the cost of each viewer and frame. */
export function createSocketConnection(socket: Socket): Connection {
  let drained = (): void => {};
  return {
    write(bytes) {
      socket.write(bytes);
      if (socket.writableLength === 0) return true;
      // What the system did not take waits here. No more shall wait, not even up to a high-water
      // mark, so the callback of an empty write tells when it has gone.
      socket.write(NOTHING, (error) => {
        if (!error) drained();
      });
      return false;
    },
    end: () => socket.destroySoon(),
    destroy: () => void socket.destroy(),
    onDrain(call) {
      drained = call;
    },
    onEnd: (ended) => void socket.on("close", ended),
  };
}
