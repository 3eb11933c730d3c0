/**
 * The attributes of `<live-chart>`, as templates write them: what the frameworks' types are made of.
 */
export interface LiveChartAttributes {
  /** An address of events, such as `/charts/events?chart=cpu`; without `chart` the server's first one. */
  src?: string | undefined;
  /** In pixels. Default: as high as the server draws the chart. */
  height?: number | `${number}` | undefined;
  /** Default: `"auto"`, or what the page's `color-scheme` says. */
  theme?: "light" | "dark" | "auto" | "page" | undefined;
  /** Stays live while the page is hidden, as on a wall. */
  always?: BooleanAttribute | undefined;
  /** Keeps the picture as it is. */
  paused?: BooleanAttribute | undefined;
  /** `"none"`: no buttons, keys or dragging. */
  controls?: "none" | "" | undefined;
  /** Entries of the legend hide their series. */
  "legend-links"?: BooleanAttribute | undefined;
}

/** An empty string is how HTML writes `true`. */
export type BooleanAttribute = boolean | "";
