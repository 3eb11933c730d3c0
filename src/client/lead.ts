import { join } from "./channel.ts";
import { MAX_PARTS, splitCharts } from "./parts.ts";
import { findRefused } from "./refused.ts";
import { createStream } from "./stream.ts";

/** Several changes at a time are one. */
const SOON_MS = 5;
/** Nobody hears when a tab dies, so all are called by this interval, … */
const CALL_MS = 20_000;
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
  /** Of charts: whether their connection is lost, … */
  const lost = new Map<string, boolean>();
  /** … and of what is not refused, whether that was heard last: for charts that come. */
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
    tell({ chart: wanted, frame: newest.get(wanted), isLost: lost.get(wanted) ?? isLost });
  });
  const watchParts = Array.from({ length: MAX_PARTS }, () => createPart(sortOut));
  const watchRefused = createPart();

  /**
   * @param onShort see `createStream`; none for charts that are refused.
   * @returns what says which charts one connection watches from now on.
   */
  function createPart(onShort?: (charts: readonly string[]) => void) {
    let own: readonly string[] = [];
    let told: boolean | undefined;
    const watchCharts = createStream(
      address,
      (chart, frame) => {
        newest.set(chart, frame);
        tell({ chart, frame, isLost: false });
      },
      (now) => {
        if (now === told || !own[0]) return;
        told = now;
        if (onShort) isLost = now;
        for (const chart of own) {
          lost.set(chart, now);
          tell({ chart, isLost: now });
        }
      },
      onShort ?? (() => {}),
    );
    return (charts: readonly string[]) => {
      if (JSON.stringify(charts) === JSON.stringify(own)) return;
      own = charts;
      told = undefined;
      watchCharts(charts);
    };
  }

  /** One chart that is unknown would keep all others from being live. */
  async function sortOut(charts: readonly string[]): Promise<void> {
    for (const chart of await findRefused(address, charts)) refused.add(chart);
    if (refused.size > 0) update();
  }

  function update(): void {
    const charts = [...new Set(Array.from(wishes.values(), ({ wanted }) => wanted))].sort();
    for (const known of [newest, lost, refused]) {
      for (const chart of known.keys()) if (!charts.includes(chart)) known.delete(chart);
    }
    const parts = splitCharts(
      address,
      charts.filter((chart) => !refused.has(chart)),
    );
    for (let i = 0; i < MAX_PARTS; i++) watchParts[i]!(parts[i]!);
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
