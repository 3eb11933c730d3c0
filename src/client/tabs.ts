import { join, type Said } from "./channel.ts";
import { on } from "./on.ts";
import { trust } from "./trust.ts";

/** Who leads is started within this time, or tried again: the server may be away that has the script. */
const RETRY_MS = 5000;
/** A worker may end without a sign: the browser had no room for it. Who leads calls more often than this. */
const SILENT_MS = 50_000;

/**
 * Watches charts of an address over one connection for all tabs: a shared worker leads, or else one of the
 * tabs, or else each page itself.
 *
 * @param address of the event stream, without charts. The script of who leads lies beside it.
 * @param hear gets what the leader tells, of charts that other tabs watch, too.
 * @returns what tells the leader.
 */
export function watch(address: string, hear: (said: Said) => void): (said: Said) => void {
  /** When something is to be heard of who leads; never where that is this page. */
  let due = 0;
  const listen = (said: Said) => {
    if (!said.who) due = Math.max(due, Date.now() + SILENT_MS);
    hear(said);
  };
  let say = join(address, listen);
  const script = new URL("live-chart-worker.js", address).href;

  async function leadHere(): Promise<void> {
    if (due === 1 / 0) return;
    due = 1 / 0;
    try {
      const { leadHere } = (await import(
        /* @vite-ignore */ script
      )) as typeof import("./worker.ts");
      const own = leadHere(address);
      if (own) say = join(own, listen);
    } catch {
      due = 0;
    }
  }

  function start(): void {
    try {
      const trusted = trust().createScriptURL(script);
      on(new SharedWorker(trusted, { type: "module", name: address }), { error: leadHere });
    } catch {
      void leadHere();
    }
  }

  start();
  setInterval(() => {
    if (Date.now() < due) return;
    hear({ isLost: true });
    start();
  }, RETRY_MS);
  return (said) => say(said);
}
