/** A way to send bytes to one viewer. Each server has its own. */
export interface Connection {
  /** Sends bytes; `false` where they wait for the viewer to read. */
  write(bytes: Uint8Array): boolean;
  /** Ends it once what was written has gone; told to a connection that is over, this does nothing. */
  end(): void;
  /** Ends it at once, whatever waits. */
  destroy(): void;
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
  /** Since when it has not read what it was sent, on the clock of `performance.now()`. */
  stalledSince(): number | undefined;
  /** Says a last word, and ends once that has gone. */
  leave(lastWord: Uint8Array): void;
  /** Ends at once, without waiting for what was not read. */
  drop(): void;
  /** When its time is up, on the clock of `performance.now()`. */
  readonly until: number;
}

/** What a subscriber needs to be told. */
export interface SubscriberOptions {
  connection: Connection;
  until: number;
  /** Makes bytes that bring this subscriber level. */
  primer: (isNew: boolean) => Uint8Array;
  /** Called once, however often and in whatever way the connection ends. */
  onEnd: () => void;
}

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { connection, until, primer, onEnd } = options;
  let stalledSince: number | undefined;
  let behind = false;
  let leaving = false;
  let over = false;

  function write(bytes: Uint8Array): void {
    if (over || bytes.length === 0) return;
    if (!connection.write(bytes)) stalledSince = performance.now();
  }

  function end(): void {
    if (over) return;
    over = true;
    leaving = true;
    onEnd();
  }

  connection.onDrain(() => {
    stalledSince = undefined;
    if (leaving || !behind) return;
    behind = false;
    write(primer(false));
  });

  return {
    until,
    stalledSince: () => stalledSince,
    send(shared) {
      if (leaving) return false;
      if (stalledSince === undefined) write(shared);
      else behind = true;
      return !behind;
    },
    begin() {
      connection.onEnd(end);
      write(primer(true));
    },
    leave(lastWord) {
      if (leaving) return;
      leaving = true;
      write(lastWord);
      connection.end();
    },
    drop() {
      connection.destroy();
      end();
    },
  };
}
