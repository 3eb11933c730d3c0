import type { TableRow } from "../ingest/table.ts";
import { MAX_INPUT_SERIES, MAX_WAITING_ROWS } from "../limits.ts";

/** What places rows along x: their own time, the time at which they come, their number, a column's value. */
export type RowAxis = "time" | "arrival" | "number" | "column";

/** How the rows of an input come, and so how their charts look. */
export interface RowOrder {
  axis: RowAxis;
  /** They came at once, as a history does: charts show all of them, rather than the newest. */
  isWhole: boolean;
}

/** A row with the moment at which it was read, in epoch ms. */
export interface ArrivedRow {
  row: TableRow;
  arrived: number;
}

/** Rows that wait for it to be clear how they come. */
export interface WaitingRows {
  add(row: ArrivedRow): void;
  /** Begins a piece of the input: what is read in one go. */
  beginPiece(): void;
  readonly rows: readonly ArrivedRow[];
  /** @returns undefined as long as it is not clear. @param hasEnded whether no more rows come. */
  decide(now: number, hasEnded: boolean): RowOrder | undefined;
}

/** After the first row it is seen for this long how the others come, in ms. */
const LOOK_MS = 300;

/**
 * A few rows may as well be what a program has printed while this one was starting, so it is seen for longer. On a
 * busy machine `npx` takes some seconds to start it.
 */
const LONG_LOOK_MS = 1200;
const FEW_ROWS = 10;

/** Pieces of more rows than this are parts of a history; programs that report now and then print one or two, … */
const MOST_LIVE_ROWS = 2;
/** … and rows that come more seldom than this, in a second, are no history, even if a busy machine piles them up. */
const MOST_LIVE_RATE = 50;

/**
 * @param hasColumn whether a column says where rows stand along x.
 * @param started when the program began, in epoch ms: rows have gathered since.
 */
export function createWaitingRows(
  hasColumn: boolean,
  started: number = performance.timeOrigin,
): WaitingRows {
  const rows: ArrivedRow[] = [];
  /** How often the key that came most often came, in each piece. */
  const pieces: number[] = [];
  let keys = new Map<string, number>();

  /** Rows that came in a piece, on average, without those that had gathered before the first look. */
  function rowsPerPiece(): number {
    const counted = pieces.length > 1 ? pieces.slice(1) : pieces;
    return counted.reduce((sum, count) => sum + count, 0) / Math.max(1, counted.length);
  }

  /** The first piece may be what has gathered while this program was starting. */
  function mayHaveGathered({ arrived }: ArrivedRow): boolean {
    const most = Math.max(FEW_ROWS, ((arrived - started) / 1000) * MOST_LIVE_RATE);
    return pieces.length === 1 && rowsPerPiece() > 1 && rowsPerPiece() <= most;
  }

  function isBurst(first: ArrivedRow, now: number): boolean {
    if (pieces.length === 1) return rowsPerPiece() > 1;
    const later = rows.filter(({ arrived }) => arrived > first.arrived).length;
    const isSlow = later < (MOST_LIVE_RATE * Math.max(1, now - first.arrived)) / 1000;
    return rowsPerPiece() > MOST_LIVE_ROWS && !isSlow;
  }

  return {
    rows,
    beginPiece() {
      keys = new Map();
    },
    add(one) {
      rows.push(one);
      const key = one.row.key ?? "";
      if (keys.size === 0) pieces.push(0);
      const count = (keys.get(key) ?? 0) + 1;
      keys.set(key, count);
      pieces[pieces.length - 1] = Math.max(pieces.at(-1)!, count);
    },
    decide(now, hasEnded) {
      const [first] = rows;
      if (first === undefined) return undefined;
      const isOver = now - first.arrived >= (mayHaveGathered(first) ? LONG_LOOK_MS : LOOK_MS);
      if (!hasEnded && !isOver && rows.length < MAX_WAITING_ROWS) return undefined;
      const timed = rows.filter(({ row }) => row.time !== undefined).length;
      const isTimed = 2 * timed >= rows.length;
      const isWhole = hasEnded || rows.length >= MAX_WAITING_ROWS || isBurst(first, now);
      if (hasColumn) return { axis: "column", isWhole };
      if (isTimed) return { axis: "time", isWhole };
      return { axis: isWhole && rows.length > 1 ? "number" : "arrival", isWhole };
    },
  };
}

/** Says where rows stand along x; undefined for one that has no place. */
export function createPlacement({
  axis,
  isWhole,
}: RowOrder): (row: TableRow, arrived: number) => number | undefined {
  let last: number | undefined;
  const counts = new Map<string, number>();
  return (row, arrived) => {
    if (axis === "column") return row.x;
    if (axis === "arrival") return arrived;
    if (axis === "time") {
      // Among the rows of a history, one without a time is of the time of the row before it.
      last = row.time ?? (isWhole ? last : undefined) ?? arrived;
      return last;
    }
    const key = row.key ?? "";
    const count = (counts.get(key) ?? 0) + 1;
    if (counts.size < MAX_INPUT_SERIES || count > 1) counts.set(key, count);
    return count;
  };
}
