/** A way to send bytes to one viewer. Each kind of server has its own. */
export interface Connection {
  /** Sends bytes. @returns false if they wait for the viewer to read. */
  write(bytes: Uint8Array): boolean;
  /** Ends it once everything written has gone. Does nothing to a connection that is over. */
  end(): void;
  /** Closes it at once, whatever waits. */
  destroy(): void;
  /** Registers a function to call whenever what waited has gone. */
  onDrain(drained: () => void): void;
  /** Registers a function to call, at least once, when it is over, for whatever reason. */
  onEnd(ended: () => void): void;
}

/**
 * One connected viewer. There is no queue: while the viewer does not read, it skips frames, and when
 * it reads again, a primer brings it level with the stream.
 */
export interface Subscriber {
  /** Sends the bytes that all level subscribers get. @returns false if this one skipped them. */
  send(shared: Uint8Array): boolean;
  /** Sends the first bytes, as soon as there are any. */
  start(): void;
  /** Brings it level, if it waits for that. */
  prime(): void;
  /** Brings it level anew: what the stream wrote last never came. */
  restart(): void;
  /** Whether it waits for a primer, which will hold all that is sent meanwhile. */
  isWaiting(): boolean;
  /** Since when it has not drained, on the clock of `performance.now()`. */
  stalledSince(): number | undefined;
  /** Sends last bytes, and ends once they have gone. */
  end(lastBytes: Uint8Array): void;
  /** Closes the connection at once. */
  destroy(): void;
  /** When its time is up, on the clock of `performance.now()`. */
  readonly until: number;
  /** Whether it would get another stream now. */
  isOutdated(): boolean;
  /** The number of the last sending that its primer holds. */
  level: number;
}

export interface SubscriberOptions {
  connection: Connection;
  until: number;
  isOutdated?: (() => boolean) | undefined;
  /** Makes the bytes that bring this subscriber level; undefined: they are not ready, `prime` is called later. */
  primer: (isNew: boolean) => readonly Uint8Array[] | undefined;
  /** Gets what the connection throws. It is closed then. */
  onError: (error: unknown) => void;
  /** Called once, however often and in whatever way the connection ends. */
  onEnd: () => void;
}

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { connection, until, isOutdated = () => false, primer, onError, onEnd } = options;
  let stalledSince: number | undefined;
  let behind = false;
  let ending = false;
  let over = false;
  let isNew = true;
  /** It waits for a primer. */
  let waits = false;

  function catchUp(): void {
    // Before it is asked for: it may come within the call.
    waits = true;
    behind = true;
    const parts = primer(isNew);
    if (parts === undefined) return;
    waits = false;
    behind = false;
    isNew = false;
    for (const part of parts) write(part);
  }

  function write(bytes: Uint8Array): void {
    if (over || bytes.length === 0) return;
    try {
      if (!connection.write(bytes)) stalledSince = performance.now();
    } catch (error) {
      // The others that watch the same stream get their bytes.
      onError(error);
      destroy();
    }
  }

  function destroy(): void {
    connection.destroy();
    finish();
  }

  function finish(): void {
    if (over) return;
    over = true;
    ending = true;
    onEnd();
  }

  connection.onDrain(() => {
    stalledSince = undefined;
    if (!ending && behind && !waits) catchUp();
  });

  return {
    until,
    isOutdated,
    level: 0,
    stalledSince: () => stalledSince,
    send(shared) {
      if (ending) return false;
      if (stalledSince === undefined && !waits) write(shared);
      else behind = true;
      return !behind;
    },
    start() {
      connection.onEnd(finish);
      catchUp();
    },
    prime() {
      if (!ending && waits) catchUp();
    },
    restart() {
      if (ending) return;
      behind = true;
      if (stalledSince === undefined && !waits) catchUp();
    },
    isWaiting: () => waits && !ending,
    end(lastBytes) {
      if (ending) return;
      ending = true;
      // One that has got nothing so far could not decode it.
      if (!isNew) write(lastBytes);
      connection.end();
    },
    destroy,
  };
}
