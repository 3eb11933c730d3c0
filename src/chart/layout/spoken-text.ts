import type { LaidOut } from "./laid-out.ts";
import { pointAt } from "./mark-layout.ts";
import { pointHead, type StackTotals, totalText, type RowGroup } from "./tooltip-content.ts";
import { layerLabels, valueText } from "./value-text.ts";

/** The tooltip at a place in one line, for screen readers. */
export function speakPlace(laidOut: LaidOut, groups: readonly RowGroup[], place: number): string {
  const isShared = groups.length > 1 || (groups[0]?.members.length ?? 0) > 1;
  const parts: string[] = [];
  for (const group of groups) {
    for (const m of group.members) {
      const position = laidOut.layout.places!.points[m]?.[place] ?? -1;
      if (position < 0) continue;
      const { name, head, label, value } = describePoint(laidOut, m, position);
      if (parts.length === 0) parts.push(head);
      // The band of a single box has its name.
      const isNamed = isShared && laidOut.layers[m]!.ownBand !== true;
      const own = isNamed ? `${name} ${value}` : value;
      // The label of one of several points follows it: a heading would not say whose it is.
      parts.push(...(isShared ? [own, label] : [label === head ? "" : label, own]));
    }
    const total = totalText(laidOut, group, place);
    if (total !== undefined) parts.push(`Total ${total}`);
  }
  return join(parts);
}

/** The same of a mark that has a hit area of its own. */
export function speakMark(
  laidOut: LaidOut,
  totals: StackTotals,
  m: number,
  position: number,
): string {
  const { name, head, label, value } = describePoint(laidOut, m, position);
  const total = totals(m, pointAt(laidOut.layout.marks[m]!, position));
  return join([name, head, label, value, total === undefined ? "" : `Total ${total}`]);
}

/** What there is to say of a point. The label is empty where it has none. */
function describePoint(laidOut: LaidOut, m: number, position: number) {
  const { layout, layers, axes } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const point = pointAt(mark, position);
  return {
    name: mark.name,
    head: pointHead(laidOut, m, point),
    label: layer.series.labels?.[point] ?? "",
    value: valueText(mark, layer, position, layerLabels(layer, axes)),
  };
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
