import { join } from "./channel.ts";
import { findRefused } from "./refused.ts";
import { createStream } from "./stream.ts";

/** Several changes at a time are one. */
const SOON_MS = 5;
/** Nobody hears when a tab dies, so all are called by this interval, … */
const CALL_MS = 60_000;
/** … and have this time to answer. */
const ANSWER_MS = 10_000;

/**
 * Watches what any chart of any tab wants of an address, and tells all tabs.
 *
 * @param name of the channel between them.
 */
export function lead(address: string, name: string): void {
  const wishes = new Map<number, { wanted: string; heard: number }>();
  const newest = new Map<string, string>();
  /** Charts that the server refuses: they have a connection of their own. */
  const refused = new Set<string>();
  let watched = "";
  let isLost: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = join(name, ({ who, wanted }) => {
    if (who === undefined) return;
    const isKnown = wishes.get(who)?.wanted === wanted;
    if (wanted) wishes.set(who, { wanted, heard: Date.now() });
    else wishes.delete(who);
    clearTimeout(timer);
    timer = setTimeout(update, SOON_MS);
    if (isKnown || !wanted) return;
    tell({ chart: wanted, frame: newest.get(wanted), isLost });
  });
  const watchCharts = createStream(
    address,
    (chart, frame) => {
      newest.set(chart, frame);
      tell({ chart, frame, isLost });
    },
    (now) => {
      if (now !== isLost) tell({ isLost: now });
      isLost = now;
    },
    sortOut,
  );
  const watchRefused = createStream(
    address,
    (chart, frame) => tell({ chart, frame, isLost: false }),
    (now) => {
      for (const chart of refused) tell({ chart, isLost: now });
    },
    () => {},
  );

  /** One chart that is unknown would keep all others from being live. */
  async function sortOut(charts: readonly string[]): Promise<void> {
    for (const chart of await findRefused(address, charts)) refused.add(chart);
    if (refused.size > 0) update();
  }

  function update(): void {
    const charts = [...new Set(Array.from(wishes.values(), ({ wanted }) => wanted))].sort();
    for (const chart of newest.keys()) if (!charts.includes(chart)) newest.delete(chart);
    for (const chart of refused) if (!charts.includes(chart)) refused.delete(chart);
    const now = JSON.stringify([charts, [...refused]]);
    if (now === watched) return;
    watched = now;
    watchCharts(charts.filter((chart) => !refused.has(chart)));
    watchRefused([...refused]);
  }

  function call(): void {
    const called = Date.now();
    tell({ calls: true });
    setTimeout(() => {
      for (const [who, { heard }] of wishes) if (heard < called) wishes.delete(who);
      update();
    }, ANSWER_MS);
  }

  setInterval(call, CALL_MS);
  call();
}
