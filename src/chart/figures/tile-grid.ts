import type { Rect } from "../layout/axes/margins.ts";

/** Pixels between tiles. */
export const TILE_GAP = 12;
const MIN_WIDTH = 120;
const MIN_HEIGHT = 44;
/** The most pleasant width by height. */
const BEST_RATIO = 1.9;

export interface TileGrid {
  columns: number;
  rows: number;
  /** The size of one tile, in pixels. */
  width: number;
  height: number;
}

/** Chooses the grid with the most pleasant tiles and the fewest empty cells. */
export function layoutTileGrid(count: number, { width, height }: Rect): TileGrid {
  const fitting = Math.floor((width + TILE_GAP) / (MIN_WIDTH + TILE_GAP));
  const maxColumns = Math.max(1, Math.min(count, fitting));
  const maxRows = Math.max(1, Math.floor((height + TILE_GAP) / (MIN_HEIGHT + TILE_GAP)));
  let best: TileGrid = { columns: 1, rows: 1, width, height };
  let lowestCost = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= maxColumns; columns++) {
    const rows = Math.min(maxRows, Math.ceil(count / columns));
    const grid = {
      columns,
      rows,
      width: Math.floor((width - TILE_GAP * (columns - 1)) / columns),
      height: Math.floor((height - TILE_GAP * (rows - 1)) / rows),
    };
    const distortion = Math.abs(Math.log(grid.width / grid.height / BEST_RATIO));
    const cost = distortion + Math.abs(rows * columns - count);
    if (cost >= lowestCost) continue;
    lowestCost = cost;
    best = grid;
  }
  return best;
}
