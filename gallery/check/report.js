// @ts-check
import { KINDS, sumTallies } from "./tally.js";
import { LIBRARIES, RIVALS } from "../rivals.js";

/**
 * Formats a table with a line for each picture and the sums, followed by what was found in ours.
 *
 * @param {Map<string, import("../check.js").Row>} rows
 * @param {{ rivals: boolean, verbose: boolean }} flags
 */
export function formatReport(rows, { rivals, verbose }) {
  /** @type {import("./page/marks.js").Library[]} */
  const libraries = rivals ? ["plotcast", ...RIVALS] : ["plotcast"];
  const lines = [...rows].map(([name, row]) => [name, ...libraries.map((by) => cell(row[by]))]);
  const sums = libraries.map((by) => {
    const drawn = [...rows.values()].flatMap((row) => row[by] ?? []);
    return `${cell(sumTallies(drawn))} in ${drawn.length}`;
  });
  const heads = libraries.map((by) => (by === "plotcast" ? by : LIBRARIES[by]));
  const table = alignColumns([["", ...heads], ...lines, ["all", ...sums]]);
  const notes = [...rows].flatMap(([name, row]) =>
    libraries.flatMap((by) =>
      by === "plotcast" || verbose ? listNotes(`${name} ${by}`, row[by], verbose) : [],
    ),
  );
  return [`each cell: ${KINDS.join(" / ")}`, "", table, "", ...notes].join("\n");
}

const FEW = 4;

/**
 * @param {string} name
 * @param {import("./tally.js").Tally | undefined} tally
 * @param {boolean} verbose
 */
function listNotes(name, tally, verbose) {
  const notes = tally?.notes ?? [];
  return notes.slice(0, verbose ? Infinity : FEW).map((note) => `${name} ${note}`);
}

/** @param {import("./tally.js").Tally | undefined} tally */
function cell(tally) {
  return tally === undefined ? "" : KINDS.map((kind) => tally.counts[kind]).join(" / ");
}

/** @param {string[][]} lines */
function alignColumns(lines) {
  const widths = (lines[0] ?? []).map((_, i) =>
    Math.max(...lines.map((line) => line[i]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
