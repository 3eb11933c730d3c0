import { createControls } from "./controls.ts";
import { showMoment } from "./crosshair.ts";
import { createGlide } from "./glide.ts";
import type { Host, LiveChartState } from "./host.ts";
import { morph } from "./morph.ts";
import { on } from "./on.ts";
import { ask, pageCharts, type PageChart } from "./page-charts.ts";
import { readPlot } from "./plot.ts";
import { readSource } from "./source.ts";
import { previewRange, type Range, STEPS } from "./zoom.ts";

const RESIZED_MS = 200;

/** Outdoes a chart's own style, but not what a page says of a class. */
const PLACE = "live-chart>svg{width:100%}live-chart>svg[data-time] .h:not(.p){pointer-events:none}";

/**
 * Creates what is behind the element: its picture, and what its reader does with it.
 *
 * @returns a function to be called where the element came, went, or has other attributes.
 */
export function createPicture(host: Host): () => void {
  const restartGlide = createGlide(host);
  const sheet = new CSSStyleSheet();
  const template = document.createElement("template");
  let css = "";
  let root: Document | ShadowRoot | undefined;
  /** What the last live frame showed. */
  let live: Range | undefined;
  /** What the reader hides, where that is not what the page says. */
  let hidden: string[] | undefined;
  let state: LiveChartState | undefined;
  /** Undefined: not known yet. */
  let isLost: boolean | undefined;
  /** Of the last picture that was asked for. */
  let address = "";

  const chart: PageChart = {
    who: Math.random(),
    asked: undefined,
    get svg() {
      return host.querySelector<SVGSVGElement>(":scope>svg");
    },
    wish() {
      const isResting = document.hidden && !host.always;
      tellState(isResting);
      // One without a place would not be seen, and has no width to ask for.
      if (host.range || host.paused || isResting || !host.src || !host.clientWidth)
        return undefined;
      const { address, name, looks } = readSource(host, hidden);
      return { address, wanted: `${name}?${looks}` };
    },
    hear(said) {
      ({ isLost } = said);
      if (said.frame) {
        show(said.frame);
        live = readPlot(chart.svg);
      }
      tellState();
    },
  };

  const tell = createControls(host, chart, act);
  let resizing: ReturnType<typeof setTimeout> | undefined;
  const resized = new ResizeObserver(() => {
    clearTimeout(resizing);
    resizing = setTimeout(update, RESIZED_MS);
  });

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
    // Nothing lies to the right of what is live, and to show all of that is to be live.
    const late = live ? Math.max(0, to - live.to) : 0;
    const range = { from: from - late, to: to - late };
    host.range = !live || (late && range.from <= live.from) ? undefined : range;
    if (host.range) previewRange(readPlot(chart.svg), host.range);
    host.paused = false;
    fire("zoom", host.range);
    update();
  };

  function update(): void {
    settle(host.isConnected ? (host.getRootNode() as Document | ShadowRoot) : undefined);
    const wish = chart.wish();
    // The first picture does not wait for the stream: it comes first, over the connection that is there.
    if (host.range || (wish && !chart.svg)) void drawPicture(host.range);
    else address = "";
    ask(chart, wish);
  }

  /** Goes where the element is now, with the style of its picture. */
  function settle(now: typeof root): void {
    if (now === root) return;
    if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    root = now;
    if (!root) return void pageCharts.delete(chart);
    root.adoptedStyleSheets.push(sheet);
    pageCharts.add(chart);
    adopt(chart.svg);
    if (host.controls !== "none") host.tabIndex = 0;
  }

  /** Shows a picture of a range, or the first one of all. */
  async function drawPicture(range?: Range): Promise<void> {
    const { address: events, name, looks } = readSource(host, hidden);
    if (range) {
      looks.set("from", `${Math.floor(range.from)}`);
      looks.set("to", `${Math.ceil(range.to)}`);
    }
    // The server takes a query alone for its first chart.
    const picture = `${new URL(`c/${encodeURIComponent(name || "?")}.svg?${looks}`, events)}`;
    if (address === picture) return;
    address = picture;
    const text = await fetch(picture)
      .then((response) => (response.ok ? response.text() : ""))
      .catch(() => "");
    if (picture !== address) return;
    if (!range && chart.svg) return;
    if (text) show(text);
    else if (range) host.zoomTo(0, 1 / 0);
  }

  function show(text: string): void {
    template.innerHTML = text;
    const next = template.content.firstElementChild!;
    adopt(next);
    if (chart.svg) morph(chart.svg, next);
    else host.replaceChildren(next);
    restartGlide();
    showMoment();
    fire("frame");
  }

  /** Takes the style out of a picture: a strict Content-Security-Policy forbids it in the page. */
  function adopt(svg: Element | null): void {
    const style = svg?.querySelector("style");
    const own = style?.textContent ?? css;
    style?.remove();
    if (own !== css) sheet.replaceSync(PLACE + (css = own));
  }

  function stateNow(isResting: boolean): LiveChartState {
    if (host.range) return "zoomed";
    if (host.paused) return "paused";
    if (isResting) return "resting";
    if (isLost) return "lost";
    return isLost === false ? "live" : "connecting";
  }

  function tellState(isResting = false): void {
    const last = state;
    state = stateNow(isResting);
    const isStill = !!host.range || host.paused;
    const isNew = state !== last;
    const words = state === "lost" ? "Old: no connection" : last === "lost" ? "Live again" : "";
    tell(isNew && (isStill ? state : words), !!readPlot(chart.svg), isStill);
    if (!isNew) return;
    host.setAttribute("state", state);
    fire("statechange");
  }

  sheet.replaceSync(PLACE);
  resized.observe(host);
  // With all others of the page.
  return () => queueMicrotask(update);
}
