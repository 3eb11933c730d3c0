import type { Said } from "./channel.ts";
import { on } from "./on.ts";
import { watch } from "./tabs.ts";

/** A chart of a server. */
export interface Wish {
  /** Of the event stream, without charts. */
  address: string;
  /** As `/events` takes it: a name, perhaps with a query. */
  wanted: string;
}

/** A chart in the page. */
export interface PageChart {
  /** The same for no other, in all tabs. */
  who: number;
  /** What it wants to watch now, if anything. */
  wish(): Wish | undefined;
  /** What it has asked for. */
  asked: Wish | undefined;
  /** Hears of its connection. */
  hear(said: Said): void;
  readonly svg: SVGSVGElement | null;
}

/** The charts of the page, which share one connection for each address. */
export const pageCharts: Set<PageChart> = new Set();

const channels = new Map<string, (said: Said) => void>();

/** Asks for what a chart wants, if anything. */
export function ask(chart: PageChart, wish?: Wish): void {
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
  const again = () => {
    for (const one of pageCharts) ask(one, one.wish());
  };
  // Visibility also changes when a page is left, and when it is restored.
  on(document, { visibilitychange: again });
  // A page that changes its colours does so here.
  new MutationObserver(again).observe(document.documentElement, { attributes: true });
}
