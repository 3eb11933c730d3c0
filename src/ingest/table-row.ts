import type { Row } from "../chart/inner-face.ts";

/** A row of a table, with what its header and its cells say besides numbers. */
export interface TableRow extends Row {
  /** Units by the names of series, where a cell or the header said one: `50 %`, `mem [MiB]`. */
  units?: ReadonlyMap<string, string>;
  /** The number of the column that the option `x` names; it is among the values no more. */
  x?: number;
  /** What the row is about: the host, the device, the container. Each has values of its own. */
  key?: string;
  /** The program that printed the row, where its value is best shown large. */
  kind?: "ping";
  /** What could not be read, the first of each column; its value is a gap, all else was taken. */
  problems?: readonly string[];
}
