import type { TableRow } from "./table-row.ts";
import { readEpoch } from "./time.ts";

const REPLY =
  /^(?:\[(\d+\.\d+)\] )?\d+ bytes from .*?seq=\d+ (?:ttl|hlim)=\d+ time[=<]([\d.]+) ?(ms|s|us)\b/;
const WINDOWS_REPLY = /^Reply from \S+ bytes=\d+ time[=<](\d+)ms/;
const LOST =
  /^(?:\[(\d+\.\d+)\] )?(?:Request timeout for icmp_seq|no answer yet for icmp_seq|From \S+(?: \S+)? icmp_seq=\d+ |Request timed out|Reply from \S+ Destination )/;
const SUMMARY =
  /^(?:PING \S+ |Pinging \S+ |--- \S+ ping statistics ---|Ping statistics for |\d+ packets transmitted, |(?:rtt|round-trip) min\/avg)/;

const UNITS: ReadonlyMap<string, string> = new Map([["time", "ms"]]);
const MS: Record<string, number> = { s: 1000, us: 0.001 };

/**
 * Reads what ping prints: a row of its round-trip time for each reply, with a gap where one was lost; "skip" for the lines
 * around them.
 *
 * @returns undefined for a line of another program
 */
export function readPing(line: string): TableRow | "skip" | undefined {
  if (SUMMARY.test(line)) return "skip";
  const [, moment, time, unit = ""] = REPLY.exec(line) ?? [];
  if (time !== undefined) return makeRow(Number(time) * (MS[unit] ?? 1), moment);
  const windows = WINDOWS_REPLY.exec(line)?.[1];
  if (windows !== undefined) return makeRow(Number(windows), undefined);
  const lost = LOST.exec(line);
  return lost === null ? undefined : makeRow(null, lost[1]);
}

function makeRow(roundTrip: number | null, moment: string | undefined): TableRow {
  const row: TableRow = { values: new Map([["time", roundTrip]]), units: UNITS, kind: "ping" };
  const time = moment === undefined ? undefined : readEpoch(Number(moment));
  return time === undefined ? row : { ...row, time };
}
