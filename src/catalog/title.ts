/** Words that are written in capitals. */
const ACRONYMS: ReadonlySet<string> = new Set(
  (
    "cpu gpu ram io id ip tcp udp http https dns tls ssl api sql gc db jvm ssd hdd os url uri vm nfs " +
    "arp icmp co2 voc ups rpc grpc p50 p90 p95 p99"
  ).split(" "),
);

/** Short names that programs use, and what people call it. */
const WORDS: Readonly<Record<string, string>> = {
  mem: "memory",
  net: "network",
  diskio: "disk I/O",
  fs: "file system",
  filesystem: "file system",
  proc: "process",
  procs: "processes",
  temp: "temperature",
  hum: "humidity",
  req: "requests",
  resp: "responses",
  conn: "connections",
  pct: "percent",
  avg: "average",
  df: "disk space",
};

/** Ends of names that say the unit or the kind of values, which the axis says. */
const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    "bytes seconds milliseconds total percent ratio celsius volts amperes joules meters watts ms sec " +
    "secs bucket info"
  ).split(" "),
);

/** A title that people can read, of what a program calls something: "Node network receive". */
export function titleOf(name: string): string {
  const words = splitName(name);
  while (words.length > 1 && UNIT_WORDS.has(words.at(-1)!.toLowerCase())) words.pop();
  const written = words.map(writeWord);
  return capitalized(written.filter((word, at) => word !== written[at - 1]).join(" "));
}

const MAX_TITLE = 60;

/** How descriptions begin and end that say what the axis says. */
const BEGINNING =
  /^(?:\w+_\w+: )?(?:this is )?(?:an? |the )?(?:(?:total|current|cumulative) )*(?:(?:number|count|counter|amount|summary|histogram) of (?:the )?)?/i;
const ENDING =
  /,? (?:in|as) (?:bytes|seconds|milliseconds|ms|percent|celsius|watts|volts|amperes)$/i;

/**
 * What a sender says of a metric, as a title: it knows best. Undefined where it says nothing, too much, or no
 * more than the name does, as in "Memory information field MemFree_bytes".
 */
export function titleFromHelp(help: string, name: string): string | undefined {
  const text = help.trim().replace(/\.$/, "").replace(BEGINNING, "").replace(ENDING, "");
  if (text === "" || text.length > MAX_TITLE || repeatsName(text, name)) return undefined;
  return capitalized(text);
}

/** Whether words of a program stand in a text that are in the name, too. */
function repeatsName(text: string, name: string): boolean {
  const whole = name.replaceAll("_", "").toLowerCase();
  const words = text.match(/\w{4,}/g) ?? [];
  return words
    .filter((word) => /_|\p{Ll}\p{Lu}|\d\p{Lu}/u.test(word))
    .some((word) => whole.includes(word.replaceAll("_", "").toLowerCase()));
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function splitName(name: string): string[] {
  const parted = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").split(/[\s_./:-]+/);
  const words = parted.filter((word) => word !== "");
  return words.length === 0 ? [name] : words;
}

function writeWord(word: string): string {
  const lower = word.toLowerCase();
  if (ACRONYMS.has(lower)) return lower.toUpperCase();
  if (Object.hasOwn(WORDS, lower)) return WORDS[lower]!;
  // A name that is written with capitals is somebody's own.
  return /\p{Lu}/u.test(word.slice(1)) ? word : lower;
}
