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
  // At once: a page that is left has no later.
  const again = () => {
    for (const one of pageCharts) one.askAnew();
  };
  // Visibility also changes when a page is left, and when it is restored.
  on(document, { visibilitychange: again });
  // A page that changes its colours does so here.
  new MutationObserver(again).observe(document.documentElement, { attributes: true });
}
