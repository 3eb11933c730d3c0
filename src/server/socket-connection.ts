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
      // Some bytes wait in Node. Node's "drain" would come at its high-water mark, with bytes still
      // waiting; the callback of an empty write comes when all have gone.
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
