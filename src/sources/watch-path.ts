import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** Tells of changes of a file that may not be there. */
export interface PathWatcher {
  /** Whether the system tells of changes. */
  isWatching(): boolean;
  /** Waits for a change, since the last call, but no longer than this. */
  changed(ms: number): Promise<void>;
  /** Ends the wait. */
  wake(): void;
  close(): void;
}

/** Watches the file's folder, as a file that is renamed takes its own watcher along. */
export function watchPath(path: string): PathWatcher {
  const name = basename(path);
  let watcher: FSWatcher | undefined;
  let hasChanged = false;
  let wakeUp: (() => void) | undefined;

  function wake(): void {
    hasChanged = true;
    wakeUp?.();
  }

  // The folder may come later, or the system may have no watchers left: then who asks is told to poll.
  function open(): void {
    try {
      const opened = watch(dirname(path), { persistent: false }, (_, changed) => {
        if (changed === null || changed === name) wake();
      });
      opened.on("error", close);
      watcher = opened;
    } catch {}
  }

  function close(): void {
    watcher?.close();
    watcher = undefined;
  }

  return {
    isWatching: () => watcher !== undefined,
    async changed(ms) {
      if (watcher === undefined) open();
      if (!hasChanged) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = undefined;
      hasChanged = false;
    },
    wake,
    close,
  };
}
