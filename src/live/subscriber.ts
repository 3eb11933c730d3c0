/** A way to send bytes to one viewer. Each server has its own. */
export interface Connection {
  /** Sends bytes; `false` where they wait for the viewer to read. */
  write(bytes: Uint8Array): boolean;
  /** Ends it; told to a connection that is over, this does nothing. */
  end(): void;
  /** Called whenever what waited has gone. */
  onDrain(drained: () => void): void;
  /** Called when it is over, for whatever reason, at least once. */
  onEnd(ended: () => void): void;
}

/**
 * One connected viewer. There is no queue: while it does not read, frames pass it by, and when it
 * reads again it is made level with the newest.
 */
export interface Subscriber {
  /** Sends what all level subscribers get; `false` where it was passed by. */
  send(shared: Uint8Array): boolean;
  /** Sends the first bytes. */
  begin(): void;
  end(): void;
}

/**
 * @param primer makes bytes that bring this subscriber level.
 * @param onEnd is called once, however often and in whatever way the connection ends.
 */
export function createSubscriber(
  connection: Connection,
  primer: (isNew: boolean) => Uint8Array,
  onEnd: () => void,
): Subscriber {
  let drained = true;
  let behind = false;
  let over = false;

  function write(bytes: Uint8Array): void {
    if (!over && bytes.length > 0) drained = connection.write(bytes);
  }

  function end(): void {
    if (over) return;
    over = true;
    connection.end();
    onEnd();
  }

  connection.onDrain(() => {
    drained = true;
    if (over || !behind) return;
    behind = false;
    write(primer(false));
  });

  return {
    send(shared) {
      if (over) return false;
      if (drained) write(shared);
      else behind = true;
      return !behind;
    },
    begin() {
      connection.onEnd(end);
      write(primer(true));
    },
    end,
  };
}
