import type { Moments } from "./moment.ts";
import type { TableRow } from "./table-row.ts";

const COMBINED =
  /^\S+ \S+ \S+ (\[[^\]]{20,40}\]) "[^"]*" (\d{3}) (\d+|-)(?: "[^"]*" "[^"]*")?(?: (\d+(?:\.\d+)?))?$/;

const UNITS: ReadonlyMap<string, string> = new Map([["bytes", "B"]]);

/**
 * Reads a line of a web server's log in Apache's common or combined form: its status and its bytes,
 * and a last number, which servers that write one take for the time of the request.
 *
 * @returns undefined for any other line
 */
export function readAccess(line: string, moments: Moments): TableRow | undefined {
  const [, written, status, bytes, last] = COMBINED.exec(line) ?? [];
  if (written === undefined) return undefined;
  const time = moments.readWritten(written);
  if (time === undefined) return undefined;
  const values: TableRow["values"] = new Map([
    ["status", Number(status)],
    ["bytes", bytes === "-" ? null : Number(bytes)],
  ]);
  if (last !== undefined) values.set("request time", Number(last));
  return { time, values, units: UNITS };
}
