import { join, type Said } from "./channel.ts";
import { on } from "./on.ts";

/** Where the server is away, its script is asked for again after this time. */
const RETRY_MS = 5000;

/**
 * Watches charts of an address over one connection for all tabs: a shared worker leads, or else one of the
 * tabs, or else each page itself.
 *
 * @param address of the event stream, without charts. The script of who leads lies beside it.
 * @param hear gets what the leader tells, of charts that other tabs watch, too.
 * @returns what tells the leader.
 */
export function watch(address: string, hear: (said: Said) => void): (said: Said) => void {
  let say = join(address, hear);
  const script = new URL("live-chart-worker.js", address).href;

  async function leadHere(): Promise<void> {
    try {
      const { leadHere } = (await import(
        /* @vite-ignore */ script
      )) as typeof import("./worker.ts");
      const own = leadHere(address);
      if (own) say = join(own, hear);
    } catch {
      hear({ isLost: true });
      setTimeout(start, RETRY_MS);
    }
  }

  function start(): void {
    try {
      on(new SharedWorker(script, { type: "module", name: address }), { error: leadHere });
    } catch {
      void leadHere();
    }
  }

  start();
  return (said) => say(said);
}
