import type { Tone } from "../options/theme.ts";
import type { MoreValues } from "./more-values.ts";

/** A dial around its centre. Angles are in radians, clockwise from the top. */
export interface GaugeLayout {
  name: string;
  index: number;
  color?: string;
  value: number;
  x: number;
  y: number;
  /** Where the arc of the value ends. */
  angle: number;
  /** What the value means by its zone. */
  tone?: Tone;
  text: string;
  label: string;
}

/** All dials of a gauge, and what they have in common. Lengths are in pixels. */
export interface GaugesLayout {
  kind: "gauge";
  /** The outer radius of each dial. */
  radius: number;
  /** The width of each ring. */
  ring: number;
  /** Half of the angle that a dial spans, in radians. */
  reach: number;
  gauges: GaugeLayout[];
  /** The values that have no room for a dial. */
  more?: MoreValues;
  zones: { from: number; to: number; tone: Tone }[];
  /** The ends of the range; empty if there is no room. */
  low: string;
  high: string;
  /** Font sizes; 0 if there is no room. */
  valueSize: number;
  nameSize: number;
  /** The baseline of the names, from a dial's centre. */
  nameY: number;
}

/** Half of what a dial spans: 240 degrees in all. */
export const REACH = (2 / 3) * Math.PI;
/** Pixels between dials. */
export const GAP = 16;

/** The width of the ring of the zones, beside a value's ring of this width. */
export function zoneWidth(ring: number): number {
  return Math.max(2, Math.round(ring / 5));
}
