import { MAX_SERIES } from "../limits.ts";
import type { Quantities } from "./quantity.ts";
import type { TableRow } from "./table-row.ts";
import { isUnitWord } from "./unit.ts";

const LOADS = /\bload averages?: +(\d+[.,]\d+),? +(\d+[.,]\d+),? +(\d+[.,]\d+)\s*$/;
const CLOCK = /^(?:top - )?\s*(\d\d:\d\d:\d\d)\s+up\s/;
const LOAD_NAMES = ["load 1m", "load 5m", "load 15m"];

const TITLED = /^\s*([%\p{L}][^:=,;]{0,40}?)\s*:\s+(\d.*)$/u;
const COUNT = /^([\d.,]+%?)\s+(\p{L}[\p{L}\d/]*(?: \p{L}+)?)$/u;

/** The lines that top prints above its processes, and uptime alone. */
export interface Summary {
  row: TableRow;
  /** The time of day at which all that follows was so. */
  clock?: string | undefined;
}

/**
 * Reads lines of counts with their names behind them: `Tasks: 106 total, 4 running` as "Tasks total",
 * "Tasks running", `MiB Mem : 24105.6 total, …` with its unit; and uptime's load averages.
 *
 * @returns undefined for any other line
 */
export function readSummary(line: string, quantities: Quantities): Summary | undefined {
  const loads = LOADS.exec(line);
  if (loads !== null) return { row: readLoads(loads, quantities), clock: CLOCK.exec(line)?.[1] };
  const [, title = "", rest] = TITLED.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const counts = rest
    .trim()
    .split(/(?:,|\.(?=\s))\s+/)
    .map((part) => COUNT.exec(part.replace(/[.,]$/, "").trim()));
  if (counts.length < 2 || counts.length > MAX_SERIES) return undefined;
  return readCounts(title, counts, quantities);
}

function readLoads(loads: RegExpExecArray, quantities: Quantities): TableRow {
  return {
    values: new Map(
      LOAD_NAMES.map((name, index) => [
        name,
        quantities.read(loads[index + 1] ?? "")?.value ?? null,
      ]),
    ),
  };
}

function readCounts(
  title: string,
  counts: ReadonlyArray<RegExpExecArray | null>,
  quantities: Quantities,
): Summary | undefined {
  const [word = "", ...others] = title.split(" ");
  const isUnit = others.length > 0 && isUnitWord(word);
  const subject = isUnit ? others.join(" ") : title;
  const unit = isUnit ? word : subject.startsWith("%") ? "%" : "";
  const values: TableRow["values"] = new Map();
  for (const count of counts) {
    const number = count === null ? undefined : quantities.read(count[1] ?? "");
    if (count === null || number === undefined) return undefined;
    values.set(`${subject} ${count[2]}`, number.value);
  }
  if (unit === "") return { row: { values } };
  return { row: { values, units: new Map([...values.keys()].map((name) => [name, unit])) } };
}
