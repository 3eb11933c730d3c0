import type { Socket } from "node:net";
import type { Connection } from "../live/subscriber.ts";

const NOTHING = Buffer.alloc(0);

/** Past the response, whose own bookkeeping would cost each viewer and frame as much as the rest. */
export function createSocketConnection(socket: Socket): Connection {
  let drained = (): void => {};
  return {
    write(bytes) {
      socket.write(bytes);
      if (socket.writableLength === 0) return true;
      // What the system did not take at once waits here. No more shall, not even up to a mark.
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
