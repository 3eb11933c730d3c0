import type { TableRow } from "./table-row.ts";

/** Rows that one moment is for. More than a screen has are no screenful. */
const MAX_ROWS = 4096;

/** Of what a row is, as far as it is compared. */
const MAX_KIND_LENGTH = 500;

/** The moment that a line of its own gives to the rows below it, as iostat -t and top print it. */
export interface SharedMoment {
  set(time: number): void;
  /** Gives a row without a time the moment, until one of its kind comes again. */
  share(row: TableRow): TableRow;
}

/** A moment that ends as soon as a row repeats: after `date`, `vmstat 1` goes on for hours. */
export function createSharedMoment(): SharedMoment {
  let moment: number | undefined;
  const seen = new Set<string>();
  return {
    set(time) {
      moment = time;
      seen.clear();
    },
    share(row) {
      if (moment === undefined || row.time !== undefined) return row;
      const kind = [row.key ?? "", ...row.values.keys()].join("\n").slice(0, MAX_KIND_LENGTH);
      if (seen.has(kind) || seen.size >= MAX_ROWS) {
        moment = undefined;
        seen.clear();
        return row;
      }
      seen.add(kind);
      return { ...row, time: moment };
    },
  };
}
