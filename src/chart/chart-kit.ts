import type { MarkType, MarkTypes } from "./layout/mark-type.ts";
import { areaMark } from "./marks/area.ts";
import { lineMark } from "./marks/line.ts";
import { rangeMark } from "./marks/range.ts";
import type { CreateRenderer } from "./renderer.ts";

/** What a chart function brings along, so that a bundle holds only what its charts draw. */
export interface ChartKit {
  types: MarkTypes;
  createRenderer: CreateRenderer;
}

/** The kit of a chart that knows these marks, besides lines, areas and ranges, which share code. */
export function createKit(createRenderer: CreateRenderer, own: readonly MarkType[]): ChartKit {
  const types: readonly MarkType[] = [lineMark, areaMark, rangeMark, ...own];
  return { types: new Map(types.map((type) => [type.kind, type])), createRenderer };
}
