import type { MarkType, MarkTypes } from "./layout/mark-type.ts";
import { lineMark } from "./marks/line.ts";
import { rangeMark } from "./marks/range.ts";
import type { CreateRenderer } from "./renderer.ts";
import type { RenderTable } from "./table.ts";

/** What a chart function imports for its charts, so that a bundle holds no other marks. */
export interface ChartKit {
  types: MarkTypes;
  createRenderer: CreateRenderer;
  renderTable: RenderTable;
}

/**
 * Creates a kit of these kinds of marks and of lines and ranges: those are in every kit, for averages
 * and bands.
 */
export function createKit(
  createRenderer: CreateRenderer,
  renderTable: RenderTable,
  own: readonly MarkType[],
): ChartKit {
  const types: readonly MarkType[] = [lineMark, rangeMark, ...own];
  return { types: new Map(types.map((type) => [type.kind, type])), createRenderer, renderTable };
}
