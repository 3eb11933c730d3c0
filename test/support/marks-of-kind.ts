import type { MarkLayout } from "../../src/chart/layout/mark-layout.ts";
import type { MarkKind } from "../../src/chart/options/choices.ts";

/** The marks of a layout that are of one kind. */
export function marksOfKind<K extends MarkKind>(
  marks: readonly MarkLayout[],
  kind: K,
): Extract<MarkLayout, { kind: K }>[] {
  return marks.filter((mark): mark is Extract<MarkLayout, { kind: K }> => mark.kind === kind);
}
