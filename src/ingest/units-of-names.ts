import type { ValueKind } from "./measurement.ts";

/** What the name of a value says of it. */
export interface NamedValue {
  kind: ValueKind;
  /** As in `SourceSeries`: empty where the name does not say. */
  unit: string;
}

/** A rule: what values with a name of this form are. */
interface NameRule<T> {
  /** Which measurements; all of them where it is missing. */
  measurement?: RegExp;
  /** Which fields; where a series has none, its measurement is looked at. */
  name: RegExp;
  is: T;
}

/** The endings that Prometheus, OpenMetrics and Telegraf give to names, the longest first. */
const UNITS: NameRule<string>[] = [
  // What Telegraf's plugins call as they like.
  { measurement: /^cpu$/, name: /^usage_/, is: "%" },
  { measurement: /^cpu$/, name: /^time_/, is: "s" },
  {
    measurement: /^mem$/,
    name: /^(?!(?:huge_pages_(?:free|total))$|.*_percent$|.*_ratio$)/,
    is: "B",
  },
  { measurement: /^swap$/, name: /^(?:total|used|free|in|out)$/, is: "B" },
  { measurement: /^disk$/, name: /^(?:total|used|free)$/, is: "B" },
  { measurement: /^diskio$/, name: /_time$/, is: "ms" },
  { measurement: /^temp$/, name: /^temp$/, is: "°C" },
  { measurement: /^system$/, name: /^uptime$/, is: "s" },
  { name: /^bytes_(?:recv|sent)$/, is: "B" },
  // Endings, as in http_request_duration_seconds.
  { name: /(?:^|_)(?:percent(?:age)?|pct)$/, is: "%" },
  { name: /^usage_(?!bytes$)/, is: "%" },
  { name: /(?:^|_)ratio$/, is: "" },
  { name: /(?:^|_)bytes_per_sec(?:ond)?$/, is: "B/s" },
  { name: /(?:^|_)(?:bytes?|octets?)$/, is: "B" },
  { name: /(?:^|_)(?:kibibytes|kib)$/, is: "KiB" },
  { name: /(?:^|_)(?:mebibytes|mib)$/, is: "MiB" },
  { name: /(?:^|_)(?:gibibytes|gib)$/, is: "GiB" },
  { name: /(?:^|_)(?:kilobytes|kb)$/, is: "kB" },
  { name: /(?:^|_)(?:megabytes|mb)$/, is: "MB" },
  { name: /(?:^|_)(?:gigabytes|gb)$/, is: "GB" },
  { name: /(?:^|_)bits$/, is: "bit" },
  { name: /(?:^|_)(?:milliseconds|millis|msec|ms)$/, is: "ms" },
  { name: /(?:^|_)(?:microseconds|micros|usec|us)$/, is: "µs" },
  { name: /(?:^|_)(?:nanoseconds|nanos|nsec|ns)$/, is: "ns" },
  { name: /(?:^|_)(?:seconds|secs?|age_s)$/, is: "s" },
  { name: /(?:^|_)minutes$/, is: "min" },
  { name: /(?:^|_)hours$/, is: "h" },
  { name: /(?:^|_)(?:celsius|temp_c)$/, is: "°C" },
  { name: /(?:^|_)(?:fahrenheit|temp_f)$/, is: "°F" },
  { name: /(?:^|_)kelvin$/, is: "K" },
  { name: /(?:^|_)(?:volts?|voltage)$/, is: "V" },
  { name: /(?:^|_)(?:amperes?|amps?)$/, is: "A" },
  { name: /(?:^|_)watts?$/, is: "W" },
  { name: /(?:^|_)joules?$/, is: "J" },
  { name: /(?:^|_)(?:hertz|hz)$/, is: "Hz" },
  { name: /(?:^|_)rpm$/, is: "rpm" },
  { name: /(?:^|_)(?:hpa|hectopascals?)$/, is: "hPa" },
  { name: /(?:^|_)pascals?$/, is: "Pa" },
  { name: /(?:^|_)met(?:er|re)s$/, is: "m" },
  { name: /(?:^|_)grams$/, is: "g" },
  { name: /(?:^|_)dbm$/, is: "dBm" },
];

/** Which names are sums that only grow. All others go up and down. The first rule that fits counts. */
const KINDS: NameRule<ValueKind>[] = [
  { measurement: /^cpu$/, name: /^time_/, is: "counter" },
  {
    measurement: /^net$/,
    name: /^(?:bytes|packets|err|drop)_|^(?:icmp|tcp|udp|ip)_/,
    is: "counter",
  },
  {
    measurement: /^diskio$/,
    name: /^(?:reads|writes|(?:read|write)_(?:bytes|time)|io_time|weighted_io_time|merged_(?:reads|writes))$/,
    is: "counter",
  },
  { measurement: /^swap$/, name: /^(?:in|out)$/, is: "counter" },
  {
    measurement: /^kernel$/,
    name: /^(?:interrupts|context_switches|processes_forked|disk_pages_(?:in|out))$/,
    is: "counter",
  },
  // The whole of what can be used up is called so as well: `inodes_total`, `swap_total`.
  { measurement: /^(?:mem|swap|disk|processes)$/, name: /_total$/, is: "gauge" },
  { name: /^(?:mem|memory|swap|disk|cpu|size|inodes|slots)_total$/, is: "gauge" },
  { name: /_total$/, is: "counter" },
];

/** The endings under which a counter of Prometheus or a part of it stands. */
const PARTS = /_(?:total|sum|created)$/;

/**
 * Says what a value is by its name, as senders that say neither kind nor unit use the same endings:
 * `_total`, `_bytes`, `usage_user`.
 *
 * @param field empty where the measurement has only one
 */
export function describeName(measurement: string, field: string): NamedValue {
  return { kind: kindOfName(measurement, field), unit: unitOfName(measurement, field) };
}

function unitOfName(measurement: string, field: string): string {
  const name = plainName(measurement, field);
  const unit = findRule(UNITS, measurement, name);
  return unit ?? findRule(UNITS, "", name.replace(PARTS, "")) ?? "";
}

function kindOfName(measurement: string, field: string): ValueKind {
  return findRule(KINDS, measurement, plainName(measurement, field)) ?? "gauge";
}

/** `requestDurationSeconds` and `request.duration.seconds` are `request_duration_seconds`. */
function plainName(measurement: string, field: string): string {
  const name = field === "" || field === "value" ? measurement : field;
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
}

function findRule<T>(rules: NameRule<T>[], measurement: string, name: string): T | undefined {
  return rules.find((rule) => (rule.measurement?.test(measurement) ?? true) && rule.name.test(name))
    ?.is;
}
