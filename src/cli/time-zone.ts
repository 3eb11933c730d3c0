import { isTimeZone } from "../chart/inner-face.ts";

/** The zone of this machine, or of the environment variable TZ. */
export function machineZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : "UTC";
}

/** The zone that was probably meant: "berlin" and "Europe/Berlyn" are Europe/Berlin. */
export function suggestZone(text: string): string | undefined {
  const asked = normalize(text.slice(0, MAX_LENGTH));
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  let best: { zone: string; distance: number } | undefined;
  for (const zone of zones) {
    const whole = normalize(zone);
    const city = whole.slice(whole.lastIndexOf("/") + 1);
    const distance = Math.min(editDistance(asked, whole), editDistance(asked, city));
    if (distance < (best?.distance ?? MAX_SLIPS + 1)) best = { zone, distance };
  }
  return best?.zone;
}

const MAX_LENGTH = 60;
/** A name with more slips is another name. */
const MAX_SLIPS = 2;

function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/[ -]+/g, "_");
}

/** Levenshtein's distance: how many letters to change, add or leave out. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_SLIPS) return MAX_SLIPS + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
