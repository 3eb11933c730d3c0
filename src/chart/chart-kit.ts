import type { MarkType, MarkTypes } from "./layout/mark-type.ts";
import type { CreateRenderer } from "./renderer.ts";
import type { RenderTable } from "./table.ts";

/** What a chart function imports for its charts, so that a bundle holds no other marks. */
export interface ChartKit {
  types: MarkTypes;
  createRenderer: CreateRenderer;
  renderTable: RenderTable;
}

/**
 * Creates a kit of these kinds of marks. In every kit are lines and ranges, for averages and bands; a figure
 * has them only to read and to list.
 */
export function createKit(
  createRenderer: CreateRenderer,
  renderTable: RenderTable,
  own: readonly MarkType[],
): ChartKit {
  return { types: new Map(own.map((type) => [type.kind, type])), createRenderer, renderTable };
}
