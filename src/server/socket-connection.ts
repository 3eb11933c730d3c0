import type { Socket } from "node:net";
import type { Connection } from "../live/subscriber.ts";

/** Past the response, whose own bookkeeping would cost each viewer and frame as much as the rest. */
export function createSocketConnection(socket: Socket): Connection {
  return new SocketConnection(socket);
}

class SocketConnection implements Connection {
  readonly #socket: Socket;
  #drained = NOTHING_TO_DO;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  write(bytes: Uint8Array): boolean {
    const socket = this.#socket;
    socket.write(bytes);
    if (socket.writableLength === 0) return true;
    // What the system did not take at once waits here. No more shall, not even up to a mark.
    socket.write(NOTHING, (error) => {
      if (!error) this.#drained();
    });
    return false;
  }

  end(): void {
    this.#socket.destroySoon();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  onDrain(drained: () => void): void {
    this.#drained = drained;
  }

  onEnd(ended: () => void): void {
    this.#socket.on("close", ended);
  }
}

const NOTHING = Buffer.alloc(0);
const NOTHING_TO_DO = (): void => {};
