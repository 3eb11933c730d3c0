import { closestName, isTimeZone } from "../chart/inner-face.ts";

/** The zone of this machine, or of the environment variable TZ. */
export function machineZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : "UTC";
}

/** The zone that was probably meant: "berlin" and "Europe/Berlyn" are Europe/Berlin. */
export function suggestZone(text: string): string | undefined {
  const zones = new Map<string, string>();
  for (const zone of ["UTC", ...Intl.supportedValuesOf("timeZone")]) {
    const name = normalize(zone);
    const city = name.slice(name.lastIndexOf("/") + 1);
    zones.set(name, zone);
    if (!zones.has(city)) zones.set(city, zone);
  }
  return zones.get(closestName(normalize(text.slice(0, MAX_LENGTH)), [...zones.keys()]) ?? "");
}

const MAX_LENGTH = 60;

function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/[ -]+/g, "_");
}
