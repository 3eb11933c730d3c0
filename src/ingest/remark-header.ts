import type { Cells } from "./cells.ts";
import { unitOfName } from "./name-unit.ts";

/** The names of columns that a remark gives, and their units where a second one gives them. */
export interface RemarkHeader {
  cells: readonly string[];
  units?: readonly string[];
}

/**
 * Reads the remarks just above a first row as names of its columns, where there is one word for each
 * cell: `# time temp hum`, or those of nvidia-smi dmon, `# gpu pwr gtemp` above `# Idx W C`.
 *
 * @param remarks the last two, with their `#`
 */
export function readRemarkHeader(remarks: readonly string[], row: Cells): RemarkHeader | undefined {
  const width = row.cells.length;
  const lines = remarks.map(splitRemark).filter((cells) => cells.length === width && width > 1);
  const last = lines.at(-1);
  if (last === undefined || lines.length !== remarks.length) return undefined;
  const units = last.map((cell) => unitOfName(`[${cell}]`));
  const isUnits = lines.length === 2 && last.some((_, index) => units[index] !== "");
  const names = isUnits ? lines[0] : last;
  if (names === undefined || !names.every((name) => /\p{L}/u.test(name))) return undefined;
  return isUnits ? { cells: names, units } : { cells: names };
}

function splitRemark(line: string): string[] {
  return line
    .replace(/^\s*#+\s*/, "")
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
}
