import type { Cells, Separator } from "./cells.ts";
import { findColumn, pickColumns } from "./column-choice.ts";
import type { Dialect } from "./dialect.ts";
import { isJoined, isMarked, isTimeName } from "./moment.ts";
import { unitOfName } from "./name-unit.ts";
import { distinctNames } from "./names.ts";
import { findKeys, isKnownSubject, pickMeasured } from "./row-key.ts";

/** The columns of a table: from its header or its first row, updated by each row. */
export interface Columns {
  /** A distinct name for each column, the time's included. Grows with rows if there is no header. */
  names: string[];
  /** Whether the names come from a header. */
  given: boolean;
  /** The separator of the first row. */
  separator: Separator;
  /** Cells are apart where two spaces are, as a cell may hold words; else at each run of space. */
  isWide: boolean;
  /** Index of the column where the time is or begins. */
  time: number | undefined;
  /** The time's date and its time of day are columns of their own. */
  isClockApart: boolean;
  /** Indices of the columns whose texts say what a row is about. */
  keys: readonly number[];
  /** The key was guessed: a number there shows that it is a measurement. */
  isKeyGuessed: boolean;
  /** Index of the column whose number is x. */
  x: number | undefined;
  /** The columns that become series; undefined for all. */
  picked: ReadonlySet<number> | undefined;
  /** Kinds of the columns: "number" once it had one, "text" if it had only text so far. */
  kinds: Array<"number" | "text" | undefined>;
  /** The unit of each column, as far as its name or its cells say. */
  units: string[];
  /** Columns whose cells have said a unit, which counts before that of the name. */
  hasCellUnit: boolean[];
  /** The units by name, for rows; made anew when one changes. */
  unitsByName: ReadonlyMap<string, string> | undefined;
  /** K, M and G are powers of 1024 bytes, as df -h has them. */
  hasBinaryPrefixes: boolean;
  /** Columns of which a problem was told. */
  told: Set<number>;
}

/**
 * Makes the columns of a table. Without a header their names are "1", "2", …, or "value" if there is
 * only one besides the time.
 *
 * @param first the first row, which shows where the time is
 */
export function createColumns(
  header: readonly string[] | undefined,
  first: Cells,
  dialect: Dialect,
): Columns {
  const { cells, separator } = first;
  const time = findTime(header, cells, dialect);
  const names = header === undefined ? numberedNames(cells, time) : distinctNames(header);
  const keys = findKeys(names, header !== undefined, cells, time, dialect);
  const { x } = dialect.choice;
  const isSizes = names.includes("Mounted on");
  return {
    names,
    given: header !== undefined,
    separator,
    isWide: false,
    time,
    isClockApart: false,
    keys,
    isKeyGuessed:
      dialect.choice.key === undefined && !keys.some((key) => isKnownSubject(names, key)),
    x: x === undefined ? undefined : findColumn(names, x),
    picked: pickColumns(names, dialect.choice) ?? pickMeasured(names, keys),
    kinds: [],
    units: names.map((name) => unitOfName(isSizes ? sizeName(name, names) : name)),
    hasCellUnit: [],
    unitsByName: undefined,
    hasBinaryPrefixes: isSizes,
    told: new Set(),
  };
}

// df's header tells the unit of its sizes in one of their names: 1K-blocks, or 1024-blocks with -P.
function sizeName(name: string, names: readonly string[]): string {
  const isSize = ["Size", "Used", "Avail", "Available"].includes(name);
  return isSize ? (names.find((other) => other.endsWith("-blocks")) ?? "(bytes)") : name;
}

function numberedNames(first: readonly string[], time: number | undefined): string[] {
  const others = first.length - (time === undefined ? 0 : 1);
  let number = 0;
  return first.map((_, index) => {
    if (index === time) return "time";
    return others === 1 ? "value" : String(++number);
  });
}

function findTime(
  header: readonly string[] | undefined,
  first: readonly string[],
  { mode, moments }: Dialect,
): number | undefined {
  if (mode === "first") return 0;
  // What processes have in a column TIME is no time of day.
  if (mode === "none" || first.length < 2 || header?.includes("PID")) return undefined;
  const named = header?.findIndex((name) => isTimeName(name) || isMarked(name)) ?? -1;
  if (moments.readAt(first, named) !== undefined) return named;
  const lead = moments.readAt(first, 0);
  // Under a name that is not a time's, a plain number is a measurement, however large.
  if (lead !== undefined && (lead.isWritten || header === undefined)) return 0;
  // A time further on, such as that of vmstat -t, is in the host's zone, which may not be ours.
  const later = first.findIndex((cell) => isMarked(cell) && (moments.isZoned || !isJoined(cell)));
  return later >= 0 ? later : undefined;
}

/** Adds names for columns that earlier rows, of a table without a header, did not have. */
export function extendNames(columns: Columns, width: number): void {
  const ahead = columns.time === undefined || columns.given ? 0 : 1;
  for (let index = columns.names.length; index < width; index++) {
    columns.names.push(String(index + 1 - ahead));
    columns.units.push("");
  }
}

/** The units of the columns that have one, by their names; undefined where none has. */
export function unitsOf(columns: Columns): ReadonlyMap<string, string> | undefined {
  if (columns.unitsByName === undefined) {
    const entries = columns.names.map((name, index) => [name, columns.units[index] ?? ""] as const);
    columns.unitsByName = new Map(entries.filter(([, unit]) => unit !== ""));
  }
  return columns.unitsByName.size === 0 ? undefined : columns.unitsByName;
}
