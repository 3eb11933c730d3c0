import { listNames } from "../format/text/more-text.ts";
import { valueLabels } from "../format/value-labels.ts";
import type { AxisName } from "../options/choices.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { annotationX } from "./annotation-x.ts";
import { NARROW } from "./axes/title.ts";

/** The most limits that a remark names. */
const MAX_NAMED = 3;
/** Significant digits of a limit. */
const DIGITS = 6;

/**
 * Thresholds and bands that fixed axes cannot show, in words; empty where all are shown. An axis that
 * follows its data shows all thresholds; bands never widen an axis.
 *
 * @param width in pixels: a narrow picture only counts them.
 */
export function describeLimitsBeyond(settings: Settings, width: number): string {
  const beyond = [
    ...settings.thresholds
      .filter(({ value, axis = "y" }) => isBeyond(value, value, settings[axis]))
      .map(({ label, value, axis }) => nameLimit(label, [value], axis, settings)),
    ...settings.bands
      .filter(({ from, to, axis = "y" }) => isBeyond(from, to, settings[axis]))
      .map(({ label, from, to, axis }) => nameLimit(label, [from, to], axis, settings)),
  ];
  if (beyond.length === 0) return "";
  if (width < NARROW && beyond.length > 1) return `${beyond.length} limits beyond the axis`;
  const noun = beyond.length === 1 ? "limit" : "limits";
  return `${noun} ${listNames(beyond, MAX_NAMED)} beyond the axis`;
}

/** Annotations that a whole axis does not reach, in words; a window passes by its own. */
export function describeEventsBeyond(
  { annotations, window, variant }: Settings,
  [low, high]: readonly [number, number],
): string {
  if (window !== undefined || variant === "live") return "";
  const beyond = annotations.filter(({ time, x, until }) => {
    const start = annotationX(time ?? x);
    const end = until === undefined ? start : annotationX(until);
    return Math.min(start, end) > high || Math.max(start, end) < low;
  });
  if (beyond.length === 0) return "";
  const names = beyond.flatMap(({ label = "" }) => (label === "" ? [] : [label]));
  const named = names.length > 0 ? `: ${names.slice(0, MAX_NAMED).join(", ")}` : "";
  const rest = names.length > MAX_NAMED ? ", …" : "";
  const count = beyond.length === 1 ? "1 annotation" : `${beyond.length} annotations`;
  return `${count} beyond the axis${named}${rest}`;
}

/** Whether a range lies outside an axis, whatever the data; null is an open end. */
function isBeyond(
  from: number | null,
  to: number | null,
  { scale, domain: [low, high] }: AxisSettings,
): boolean {
  const least = Math.min(from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY);
  const most = Math.max(from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY);
  if (scale === "log" && most <= 0) return true;
  return (low !== null && most < low) || (high !== null && least > high);
}

/** A limit's label and values, such as "SLO (500)", "500" or "8 to 9". */
function nameLimit(
  label: string | undefined,
  ends: readonly (number | null)[],
  axis: AxisName = "y",
  settings: Settings,
): string {
  const { format, valueFormat, unit } = settings[axis];
  const style = { format, valueFormat, unit: unit || undefined, locale: settings.locale };
  const { value: write } = valueLabels(style, DIGITS);
  const values = ends.map((end) => (end === null ? "…" : write(end))).join(" to ");
  return label === undefined || label === "" ? values : `${label} (${values})`;
}
