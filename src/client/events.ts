import type { Range } from "./zoom.ts";

/** What the element tells its page of, by the events' names. */
export interface LiveChartEvents {
  /** A picture was shown. */
  frame: CustomEvent<null>;
  /** The element's `state` has changed. */
  statechange: CustomEvent<null>;
  /** The stretch of time that is shown now, in epoch ms; null: the live one. */
  zoom: CustomEvent<Range | null>;
  /** The names of the series that the reader hides. */
  viewchange: CustomEvent<{ hide: string[] }>;
}

/** An element that knows its own events, besides those of any other. */
export interface ChartTarget extends HTMLElement {
  addEventListener<Name extends keyof LiveChartEvents>(
    type: Name,
    listener: (event: LiveChartEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
