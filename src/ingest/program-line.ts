/** A line that a known program prints around its rows. */
export type ProgramLine =
  /** Nothing to draw, and no header. */
  | { kind: "skip" }
  /** sysstat's first line, whose date those times of day have that follow. */
  | { kind: "date"; date: string }
  /** What the rows that follow are about: `2: eth0: <UP>` of ip. */
  | { kind: "subject"; name: string };

const BANNER = /^Linux \S+ \(.{1,80}?\)\s+(\S+)\s+\S+\s+\(\d+ CPU\)/;
// sysstat's averages over all of its rows are no row.
const AVERAGES = /^(?:Average|Durchschn\.|Moyenne|Media|Média|Gemiddeld):\s/;
const INTERFACE = /^\d+: ([^\s:@<]{1,60})(?:@[^\s:]+)?: </;
const INTERFACE_DETAILS = /^\s+(?:link\/|inet6? |valid_lft |altname |vf \d)/;

/** Recognises the lines of programs that neither are rows nor name columns. */
export function readProgramLine(line: string): ProgramLine | undefined {
  const first = line.charAt(0);
  if (first === "L") {
    const date = BANNER.exec(line)?.[1];
    return date === undefined ? undefined : { kind: "date", date };
  }
  if (AVERAGES.test(line) || INTERFACE_DETAILS.test(line)) return { kind: "skip" };
  const name = INTERFACE.exec(line)?.[1];
  return name === undefined ? undefined : { kind: "subject", name };
}
