import { twoDigits } from "./clock-text.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./time-step.ts";
import { offsetAt } from "./time-zone.ts";

/** The last day that was looked up, if the zone's clock does not change from a day before to a day after it. */
const calm = { zone: "", day: Number.NaN };

/**
 * The other moment at which a zone's clock shows the same as at this one, as it does for an hour
 * each autumn; undefined where there is none.
 */
export function twinMoment(zone: string, time: number): number | undefined {
  if (zone === "UTC") return undefined;
  const day = Math.floor(time / DAY);
  if (calm.zone === zone && calm.day === day) return undefined;
  const offset = offsetAt(zone, time);
  const before = offsetAt(zone, (day - 1) * DAY);
  const after = offsetAt(zone, (day + 2) * DAY);
  if (before === offset && after === offset) {
    calm.zone = zone;
    calm.day = day;
  }
  if (before !== offset) return twinWith(zone, time, offset, before);
  return after === offset ? undefined : twinWith(zone, time, offset, after);
}

function twinWith(zone: string, time: number, offset: number, other: number): number | undefined {
  const twin = time + offset - other;
  return offsetAt(zone, twin) === other ? twin : undefined;
}

/** The offset that distinguishes a moment from its twin: " +02" or " +01"; empty where there is no twin. */
export function offsetSuffix(zone: string, time: number): string {
  return twinMoment(zone, time) === undefined ? "" : ` ${shortOffset(offsetAt(zone, time))}`;
}

/** An offset in as few digits as it needs: "+02", "-03:30". */
export function shortOffset(offset: number): string {
  const size = Math.abs(offset);
  const seconds = Math.floor((size % MINUTE) / SECOND);
  const minutes = Math.floor((size % HOUR) / MINUTE);
  const rest =
    seconds > 0
      ? `:${twoDigits(minutes)}:${twoDigits(seconds)}`
      : minutes > 0
        ? `:${twoDigits(minutes)}`
        : "";
  return `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(size / HOUR))}${rest}`;
}
