import { shortOffset } from "./repeated-hour.ts";
import { offsetAt } from "./time-zone.ts";

const FIXED = /^(?:Etc\/GMT[+-]\d+|[+-]\d\d:?\d\d)$/i;
const IS_UTC = /^(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu|Greenwich|GMT[+-]?0)$|^[+-]00:?00$/i;

/**
 * A short name of a time zone: "UTC", "UTC+05:30", or the city that IANA names it by, "New York". It
 * follows from the zone's own name, as the names that hosts have (CEST, MESZ, GMT+2) change from one
 * to the next.
 */
export function zoneName(zone: string): string {
  if (IS_UTC.test(zone)) return "UTC";
  if (FIXED.test(zone)) return `UTC${shortOffset(offsetAt(zone, 0))}`;
  const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  // Hosts know zones in any case.
  return city === city.toLowerCase()
    ? city.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())
    : city;
}
