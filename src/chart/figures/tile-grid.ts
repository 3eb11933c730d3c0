import type { Rect } from "../layout/axes/margins.ts";

/** Pixels between tiles. */
export const TILE_GAP = 12;
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 44;
/** Width by height. */
const BEST_SHAPE = 1.9;

export interface Grid {
  columns: number;
  rows: number;
  /** Of one tile. */
  width: number;
  height: number;
}

/** The grid for so many tiles whose tiles have the most pleasant shape, and few places empty. */
export function tileGrid(count: number, { width, height }: Rect): Grid {
  const fitting = Math.floor((width + TILE_GAP) / (LEAST_WIDTH + TILE_GAP));
  const mostColumns = Math.max(1, Math.min(count, fitting));
  const mostRows = Math.max(1, Math.floor((height + TILE_GAP) / (LEAST_HEIGHT + TILE_GAP)));
  let best: Grid = { columns: 1, rows: 1, width, height };
  let least = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= mostColumns; columns++) {
    const rows = Math.min(mostRows, Math.ceil(count / columns));
    const grid = {
      columns,
      rows,
      width: Math.floor((width - TILE_GAP * (columns - 1)) / columns),
      height: Math.floor((height - TILE_GAP * (rows - 1)) / rows),
    };
    const unlike = Math.abs(Math.log(grid.width / grid.height / BEST_SHAPE));
    const badness = unlike + Math.abs(rows * columns - count);
    if (badness >= least) continue;
    least = badness;
    best = grid;
  }
  return best;
}
