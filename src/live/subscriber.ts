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
  return new LevelSubscriber(options);
}

/** A class, as there are thousands of them: closures would be there once for each. */
class LevelSubscriber implements Subscriber {
  readonly until: number;
  readonly #options: SubscriberOptions;
  readonly #connection: Connection;
  #stalledSince: number | undefined = undefined;
  #behind = false;
  #leaving = false;
  #over = false;

  constructor(options: SubscriberOptions) {
    this.until = options.until;
    this.#options = options;
    this.#connection = options.connection;
    this.#connection.onDrain(() => this.#drained());
  }

  stalledSince(): number | undefined {
    return this.#stalledSince;
  }

  send(shared: Uint8Array): boolean {
    if (this.#over || this.#leaving) return false;
    if (this.#stalledSince === undefined) this.#write(shared);
    else this.#behind = true;
    return !this.#behind;
  }

  begin(): void {
    this.#connection.onEnd(() => this.#end());
    this.#write(this.#options.primer(true));
  }

  leave(lastWord: Uint8Array): void {
    if (this.#over || this.#leaving) return;
    this.#leaving = true;
    this.#write(lastWord);
    this.#connection.end();
  }

  drop(): void {
    this.#connection.destroy();
    this.#end();
  }

  #write(bytes: Uint8Array): void {
    if (this.#over || bytes.length === 0) return;
    if (!this.#connection.write(bytes)) this.#stalledSince = performance.now();
  }

  #drained(): void {
    this.#stalledSince = undefined;
    if (this.#leaving || !this.#behind) return;
    this.#behind = false;
    this.#write(this.#options.primer(false));
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#leaving = true;
    this.#options.onEnd();
  }
}
