/** The zones that tests look at: odd offsets, odd changes, changes at midnight, skipped days. */
export const ZONES = [
  ...["UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kolkata"],
  ...["Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"],
  ...["Pacific/Apia", "Asia/Beirut", "Antarctica/Troll", "Pacific/Chatham", "Africa/Cairo"],
];

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone's offset as Intl writes it ("GMT+05:45"), in milliseconds. */
export function intlOffset(timeZone: string, time: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(time);
  const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes, seconds = "0"] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
  return sign === "-" ? -size : size;
}

/** What a zone's clock on the wall shows, written as if it were UTC milliseconds. */
export function intlWall(timeZone: string, time: number): number {
  return time + intlOffset(timeZone, time);
}

/** Every moment of a year at which a zone's clock is changed, to the millisecond. */
export function changesIn(timeZone: string, year: number): number[] {
  const changes: number[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
    const before = intlOffset(timeZone, day);
    if (intlOffset(timeZone, day + DAY) === before) continue;
    let [low, high] = [day, day + DAY];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (intlOffset(timeZone, middle) === before) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
