import type { TimeInput } from "../format/time/time-input.ts";
import type { AxisName } from "./choices.ts";
import type { Tone } from "./theme.ts";

/** A limit, as a line across the plot. */
export interface Threshold {
  value: number;
  label?: string;
  /** Default `"warning"`. */
  tone?: Tone;
  /** Default `"y"`. */
  axis?: AxisName;
}

/** A range of values that matters, as a band across the plot. `null` is the plot's edge. */
export interface Band {
  from: number | null;
  to: number | null;
  label?: string;
  /** Default `"neutral"`. */
  tone?: Tone;
  /** Default `"y"`. */
  axis?: AxisName;
}

/** An event (a deploy, an alarm): a line down the plot, or a range of it. */
export interface Annotation {
  /** When, on a time axis. */
  time?: TimeInput;
  /** Where, on any other axis. */
  x?: number;
  /** The end of a range, like `time` or `x`. */
  until?: TimeInput | number;
  label?: string;
  /** Default `"neutral"`. */
  tone?: Tone;
}
