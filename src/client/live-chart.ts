import type { ChartTarget } from "./events.ts";
import type { Host, LiveChartState } from "./host.ts";
import { createPicture } from "./picture.ts";
import type { Range } from "./zoom.ts";

const Base = (globalThis.HTMLElement ?? Object) as unknown as new () => ChartTarget;

/** Attributes, and the properties of the same names: texts, and … */
const ATTRIBUTES = ["src", "height", "theme", "controls", "always", "paused", "legend-links"];
/** … from here on, switches. */
const FIRST_SWITCH = 4;

/**
 * `<live-chart src="/events?chart=cpu">`: a chart that changes in place with each frame.
 *
 * @fires frame after a picture was shown
 * @fires statechange where `state` has changed
 * @fires zoom with `detail: { from, to }` in epoch ms, or `null` back to live
 * @fires viewchange with `detail: { hide }`, where the reader hid or showed a series
 */
export class LiveChart extends Base implements Host {
  static observedAttributes = ATTRIBUTES;

  /** The address of an event stream, with the chart's name: `/events?chart=cpu`. Without one: its first chart. */
  declare src: string;
  /** In pixels. Default: the chart's own. */
  declare height: string;
  /** `"light"`, `"dark"`, `"auto"` or `"page"`. Default: as the page's `color-scheme` says. */
  declare theme: string;
  /** `"none"`: no buttons, keys and gestures. */
  declare controls: string;
  /** Goes on while the page is hidden. */
  declare always: boolean;
  /** Stands still. */
  declare paused: boolean;
  /** Entries of the legend hide and show their series. */
  declare legendLinks: boolean;

  /** The stretch of time that is shown, in epoch ms, while the chart is zoomed. */
  declare range: Range | undefined;
  /** Shows a stretch of what the server keeps, in epoch ms; to show all that is live is to be live. */
  declare zoomTo: (from: number, to: number) => void;

  get state(): LiveChartState {
    return (this.getAttribute("state") ?? "connecting") as LiveChartState;
  }

  readonly #update: () => void;

  constructor() {
    super();
    ATTRIBUTES.forEach((name, i) => reflect(this, name, i >= FIRST_SWITCH));
    this.#update = createPicture(this);
  }

  connectedCallback(): void {
    this.#update();
  }

  disconnectedCallback(): void {
    this.#update();
  }

  attributeChangedCallback(): void {
    this.#update();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "live-chart": LiveChart;
  }
}

/** Makes a property of an attribute. What the page has set already, before the script was there, counts. */
function reflect(host: LiveChart, name: string, isSwitch: boolean): void {
  const property = name.replace("-l", "L") as "src";
  const early = host[property];
  Object.defineProperty(host, property, {
    get: () => (isSwitch ? host.hasAttribute(name) : (host.getAttribute(name) ?? "")),
    set(value: string | number | boolean | null | undefined) {
      if (isSwitch) host.toggleAttribute(name, !!value);
      // Frameworks write undefined for what they do not say any more.
      else host.setAttribute(name, `${value ?? ""}`);
    },
  });
  if (early) host[property] = early;
}
