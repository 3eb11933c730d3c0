import type { MarkLayout } from "../../src/chart/layout/mark-layout.ts";
import type { MarkKind } from "../../src/chart/options/choices.ts";

/** The layouts that a kind of mark may have. */
type LayoutOf<K extends MarkKind, M = MarkLayout> = M extends MarkLayout
  ? K extends M["kind"]
    ? M
    : never
  : never;

/** The marks of a layout that are of one kind. */
export function marksOfKind<K extends MarkKind>(
  marks: readonly MarkLayout[],
  kind: K,
): LayoutOf<K>[] {
  return marks.filter((mark) => mark.kind === kind) as LayoutOf<K>[];
}
