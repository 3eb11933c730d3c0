import type { Tone } from "../options/theme.ts";

/** A dial around its middle. Angles are in radians, clockwise from the top. */
export interface GaugeLayout {
  name: string;
  index: number;
  color?: string;
  value: number;
  x: number;
  y: number;
  /** Where the ring ends that shows the value. */
  angle: number;
  /** What the value means, where a zone says. */
  tone?: Tone;
  text: string;
  label: string;
}

export interface GaugesLayout {
  kind: "gauge";
  /** Of all dials: the outer radius, and how broad the ring is. */
  radius: number;
  ring: number;
  /** Half of what the dial spans, in radians. */
  reach: number;
  gauges: GaugeLayout[];
  zones: { from: number; to: number; tone: Tone }[];
  /** The ends of the range; none where there is no room. */
  low: string;
  high: string;
  /** Font sizes in pixels; 0 where there is no room. */
  valueSize: number;
  nameSize: number;
  /** The baseline of the names, from a dial's middle. */
  nameY: number;
}

/** 240 degrees. */
export const REACH = (2 / 3) * Math.PI;
/** Between dials, in pixels. */
export const GAP = 16;

/** How broad the ring is that shows the zones, beside one that shows a value. */
export function zoneWidth(ring: number): number {
  return Math.max(2, Math.round(ring / 5));
}
