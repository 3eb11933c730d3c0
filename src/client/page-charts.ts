import type { Said } from "./channel.ts";
import { on } from "./on.ts";
import type { Source } from "./source.ts";
import { watch } from "./tabs.ts";

/** A chart in the page. */
export interface PageChart {
  /** The same for no other, in all tabs. */
  who: number;
  /** Asks for what it wants to watch now, if anything. */
  askAnew(): void;
  /** Draws the frame that waits until the chart is in sight, if any. */
  drawWaiting(): void;
  /** What it has asked for. */
  asked?: Source | undefined;
  /** Hears of its connection. */
  hear(said: Said): void;
  readonly svg: SVGSVGElement | null;
}

/** The charts of the page, which share one connection for each address. */
export const pageCharts: Set<PageChart> = new Set();

const channels = new Map<string, (said: Said) => void>();

/** Asks for what a chart wants, if anything. */
export function ask(chart: PageChart, wish?: Source): void {
  const { who, asked } = chart;
  chart.asked = wish;
  if (asked && asked.address !== wish?.address) channels.get(asked.address)!({ who });
  if (!wish) return;
  const { address, wanted } = wish;
  const say = channels.get(address) ?? watch(address, (said) => hear(address, said));
  channels.set(address, say);
  say({ who, wanted });
}

function hear(from: string, said: Said): void {
  for (const one of pageCharts) {
    const { address, wanted } = one.asked ?? {};
    if (said.calls) ask(one, one.asked);
    else if (address === from && !said.who && wanted === (said.chart ?? wanted)) one.hear(said);
  }
}

/** Follows what happens to the page: hidden or left, seen again, restored from the browser's memory. */
export function followPage(): void {
  // As soon as can be, as a page that is left has no later; but one chart that fails keeps no other from it.
  const again = () => {
    for (const one of pageCharts) queueMicrotask(one.askAnew);
  };
  colours = new MutationObserver(again);
  // Visibility also changes when a page is left, and when it is restored; but then there is no channel, …
  on(document, { visibilitychange: again });
  on(globalThis, {
    // … as those who join it hear of this later.
    pageshow: ({ persisted }) => persisted && setTimeout(again),
    beforeprint() {
      for (const one of pageCharts) one.drawWaiting();
    },
    pagehide() {
      for (const one of pageCharts) ask(one);
    },
  });
}

let colours: MutationObserver | undefined;

/** A page that changes its colours does so on one of these. Frameworks exchange the body as one goes on. */
export function followColours(): void {
  for (const one of document.querySelectorAll("html,body")) {
    colours!.observe(one, { attributes: true });
  }
}
