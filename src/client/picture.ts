import { createControls, STYLE } from "./controls.ts";
import { showMoment } from "./crosshair.ts";
import { drawn } from "./glide.ts";
import type { Host, LiveChartState } from "./host.ts";
import { morph } from "./morph.ts";
import { on } from "./on.ts";
import { ask, followColours, pageCharts, type PageChart } from "./page-charts.ts";
import { readPlot } from "./plot.ts";
import { createSight } from "./sight.ts";
import { readSource, type Source } from "./source.ts";
import { addStyle, createSheet, type Root, takeStyle } from "./styles.ts";
import { trust } from "./trust.ts";
import { previewRange, type Range, STEPS } from "./zoom.ts";

const RESIZED_MS = 200;

/**
 * Creates what is behind the element: its picture, and what its reader does with it.
 *
 * @returns a function to be called where the element came, went, or has other attributes.
 */
export function createPicture(host: Host): () => void {
  const template = document.createElement("template");
  let css = "";
  let root: Root | undefined;
  let dropStyle: (() => void) | undefined;
  /** The last picture: a framework that makes a page equal to the server's takes it out. */
  let shown: Element | null = null;
  /** What the last live frame showed. */
  let live: Range | undefined;
  /** What the reader hides, where that is not what the page says, … */
  let hidden: string[] | undefined;
  /** … which it last did with this. */
  let { src } = host;
  /** Undefined: not known yet. */
  let isLost: boolean | undefined;
  /** Of the last picture that was asked for. */
  let address = "";

  const chart: PageChart = {
    who: Math.random(),
    get svg() {
      return host.querySelector<SVGSVGElement>(":scope>svg");
    },
    askAnew,
    drawWaiting: () => sight.drawWaiting(),
    hear(said) {
      ({ isLost } = said);
      if (said.frame) sight.show(said.frame);
      tellState();
    },
  };

  const sight = createSight(host, (frame) => {
    show(frame);
    live = readPlot(chart.svg);
  });
  const tell = createControls(host, chart, act);
  let resizing: ReturnType<typeof setTimeout> | undefined;
  new ResizeObserver(() => {
    clearTimeout(resizing);
    resizing = setTimeout(update, RESIZED_MS);
  }).observe(host);

  on(host, {
    click(event) {
      const link: string | undefined = event.target.closest("svg a")?.getAttribute("href");
      if (!host.legendLinks || !link) return;
      event.preventDefault();
      hidden = new URLSearchParams(link).getAll("hide");
      fire("viewchange", { hide: hidden });
      update();
    },
  });

  function fire(name: string, detail?: unknown): void {
    host.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // What others take out of the element: its picture, which may not come again for long, and its place among the keys.
  new MutationObserver(() => {
    if (shown && !chart.svg) host.append(shown);
    takeKeys();
  }).observe(host, { childList: true, attributeFilter: ["tabindex"] });

  function takeKeys(): void {
    if (root && host.controls !== "none" && !host.hasAttribute("tabindex")) host.tabIndex = 0;
  }

  function act(key: string): boolean {
    const { from, to } = host.range ?? readPlot(chart.svg) ?? {};
    const step = STEPS[key];
    if (step && from) host.zoomTo(from + step[0] * (to! - from), to! + step[1] * (to! - from));
    else if (key === " ") host.paused = !host.paused;
    else if (key === "Escape") host.zoomTo(0, 1 / 0);
    else return false;
    return true;
  }

  host.zoomTo = (from, to) => {
    sight.drawWaiting();
    // Nothing lies to the right of what is live, and to show all of that is to be live.
    const late = live ? Math.max(0, to - live.to) : 0;
    const range = { from: from - late, to: to - late };
    host.range = !live || (late && range.from <= live.from) ? undefined : range;
    if (host.range) {
      previewRange(readPlot(chart.svg), host.range);
      // At once: a frame that is on its way would take the place of what is previewed.
      ask(chart);
    }
    host.paused = false;
    fire("zoom", host.range);
    update();
  };

  function update(): void {
    // At once, as what a page shows anew may be seen before the next picture of the screen.
    if (!root) settle();
    (document.hidden ? setTimeout : requestAnimationFrame)(askAnew);
  }

  /**
   * Asks for what is wanted now, if anything. To read a width is to have the whole page laid out, so a chart that
   * changed does so where that is due anyway.
   */
  function askAnew(): void {
    settle();
    // It was made equal to the server's, which may not be what its reader looks at.
    if (chart.svg?.querySelector("style")) address = "";
    adopt(chart.svg);
    shown = chart.svg ?? shown;
    followColours();
    tellState();
    if (host.src !== src) hidden = undefined;
    ({ src } = host);
    const source = readSource(host, hidden);
    // It is connecting, live or lost. One without a place would not be seen, and has no width to ask for.
    const wish = /^[cl]/.test(host.state) && host.src && host.clientWidth ? source : undefined;
    // The first picture does not wait for the stream: it comes first, over the connection that is there.
    if (host.range || (wish && !chart.svg)) void drawPicture(source);
    else address = "";
    ask(chart, wish);
  }

  /** Goes where the element is now, with the style of its picture. */
  function settle(): void {
    const own = host.shadowRoot!;
    const { ownerDocument, isConnected } = host;
    // A document without a window is none that is seen.
    const isSeen = isConnected && ownerDocument.defaultView;
    const now = isSeen ? (host.getRootNode() as Root) : undefined;
    // A browser takes the sheets from what moves to another document.
    if (now === root && (!now || own.adoptedStyleSheets[0])) return;
    dropStyle?.();
    dropStyle = undefined;
    root = now;
    if (!root) return void pageCharts.delete(chart);
    own.adoptedStyleSheets = [createSheet(ownerDocument, STYLE)];
    pageCharts.add(chart);
    adopt(chart.svg);
    takeKeys();
  }

  /** Shows a picture of a range, or the first one of all. */
  async function drawPicture({ address: events, name, looks }: Source): Promise<void> {
    const { range } = host;
    if (range) {
      looks.set("from", `${Math.floor(range.from)}`);
      looks.set("to", `${Math.ceil(range.to)}`);
    }
    // The server takes a query alone for its first chart.
    const picture = `${new URL(`c/${encodeURIComponent(name || "?")}.svg?${looks}`, events)}`;
    if (address === picture) return;
    address = picture;
    const text = await fetch(picture)
      .then((response) => response.text())
      .catch(String);
    if (picture !== address) return;
    if (!range && chart.svg) return;
    // An error is a text, and where one has to log in it may be a page.
    if (text.startsWith("<svg")) show(text);
    else if (range) host.zoomTo(0, 1 / 0);
  }

  function show(text: string): void {
    template.innerHTML = trust().createHTML(text);
    const next = template.content.firstElementChild as SVGSVGElement;
    adopt(next);
    if (chart.svg) morph(chart.svg, next);
    else host.replaceChildren(next);
    shown = chart.svg;
    drawn.add(host);
    showMoment();
    fire("frame");
  }

  /** Gives the page the style of a picture. One that has lost its own is black, and better not seen. */
  function adopt(svg: SVGSVGElement | null): void {
    const own = (svg && takeStyle(svg)) ?? css;
    if (svg && !own) svg.style.visibility = "hidden";
    if (own === css && dropStyle) return;
    const drop = dropStyle;
    dropStyle = root && addStyle(root, own);
    drop?.();
    css = own;
  }

  /** What it is doing where its reader has not stopped it. */
  function stateNow(): LiveChartState {
    if (document.hidden && !host.always) return "resting";
    if (isLost === undefined) return "connecting";
    return isLost ? "lost" : "live";
  }

  function tellState(): void {
    // Frameworks that make a page equal to the server's take out what they do not know.
    const last = host.getAttribute("state");
    const still = host.range ? "zoomed" : host.paused && "paused";
    const state = still || stateNow();
    const isNew = state !== last;
    const words = state === "lost" ? "Old: no connection" : last === "lost" ? "Live again" : "";
    tell(isNew && (still || words), readPlot(chart.svg), !still);
    if (!isNew) return;
    host.setAttribute("state", state);
    fire("statechange");
  }

  return update;
}
