import type { Range } from "./zoom.ts";

/**
 * What a chart is doing. `"connecting"`: no frame has come yet. `"live"`: it shows each frame, where it is in sight. `"paused"`
 * and `"zoomed"`: its reader stopped it, or looks at a stretch of the past. `"resting"`: the page is
 * hidden. `"lost"`: there is no connection, and the picture is old.
 */
export type LiveChartState = "connecting" | "live" | "paused" | "zoomed" | "resting" | "lost";

/** The element, as its parts see it. */
export interface Host extends HTMLElement {
  src: string;
  height: string;
  theme: string;
  controls: string;
  always: boolean;
  paused: boolean;
  legendLinks: boolean;
  readonly state: LiveChartState;
  range: Range | undefined;
  zoomTo(from: number, to: number): void;
}
