import type { NumberLabels } from "../format/number-label.ts";
import { xAt } from "../data/x-value.ts";
import type { LaidOut } from "./laid-out.ts";
import { pointAt } from "./mark-layout.ts";
import type { Layer } from "./mark-type.ts";
import type { TooltipContent, TooltipRow } from "./tooltip-frame.ts";
import { stackKey } from "./marks/stack-key.ts";
import { layerLabels } from "./value-text.ts";

/** Marks that a tooltip tells together: those of one stack from top to bottom, or a single one. */
export interface TooltipGroup {
  /** Indices of marks. */
  members: number[];
  isStack: boolean;
  /** More than one mark that is seen is in the stack, and there is a sum to tell. */
  hasTotal: boolean;
}

/** Groups marks by their stack. Hidden marks are left out. */
export function groupForTooltips(layers: readonly Layer[]): TooltipGroup[] {
  const stacks = new Map<string, TooltipGroup>();
  const groups: TooltipGroup[] = [];
  for (const [m, layer] of layers.entries()) {
    if (layer.hidden) continue;
    const key = stackKey(layer);
    const known = key === undefined ? undefined : stacks.get(key);
    if (known !== undefined) {
      known.members.unshift(m);
      // The shares of a whole always add up to it.
      known.hasTotal = layer.told === undefined;
      continue;
    }
    const group: TooltipGroup = { members: [m], isStack: key !== undefined, hasTotal: false };
    groups.push(group);
    if (key !== undefined) stacks.set(key, group);
  }
  return groups;
}

/**
 * What the tooltip at a place says: of each mark that has a point there.
 *
 * @param groups as from `groupForTooltips`.
 * @param names of all marks.
 */
export function placeContent(
  laidOut: LaidOut,
  groups: readonly TooltipGroup[],
  names: readonly string[],
  place: number,
): TooltipContent {
  const { layout, layers, axes } = laidOut;
  const content: TooltipContent = { head: "", label: "", rows: [] };
  const isShared = groups.length > 1 || (groups[0]?.members.length ?? 0) > 1;
  for (const { members, isStack, hasTotal } of groups) {
    let total = 0;
    let present = 0;
    let last: Layer | undefined;
    for (const m of isStack ? topToBottom(laidOut, members, place) : members) {
      const position = layout.places!.points[m]?.[place] ?? -1;
      if (position < 0) continue;
      const mark = layout.marks[m]!;
      const layer = layers[m]!;
      const point = pointAt(mark, position);
      last = layer;
      present++;
      if (content.head === "") content.head = headOf(laidOut, m, point);
      const label = layer.series.labels?.[point] ?? "";
      const row = { index: isShared ? mark.index : -1, name: names[m]! };
      addRows(content.rows, row, layer, point, layerLabels(layer, axes));
      if (!isShared) content.label = label;
      // A heading would not tell whose label it is.
      else if (label !== "") content.rows.push({ index: -1, name: label, value: "" });
      total += layer.series.ys[point]! || 0;
    }
    // Areas without a point here have a height in the stack nevertheless, which is not known here.
    const isSum = present === members.length || last?.type.connects === false;
    if (hasTotal && isSum && last !== undefined) {
      content.rows.push({ index: -1, name: "Total", value: layerLabels(last, axes).value(total) });
    }
  }
  if (layers.some(({ ownBand }) => ownBand)) dropRepeatedName(content);
  return content;
}

/** Leaves out the series of a box that is named below it already. */
function dropRepeatedName(content: TooltipContent): void {
  content.rows = content.rows.filter(({ name, value }) => name !== content.head || value !== "");
}

/** The members of a stack as they lie at a place: negative values hang below zero, the first at the top. */
function topToBottom(
  { layout, layers }: LaidOut,
  members: readonly number[],
  place: number,
): readonly number[] {
  const isBelow = (m: number) => {
    const position = layout.places!.points[m]?.[place] ?? -1;
    return position >= 0 && layers[m]!.series.ys[pointAt(layout.marks[m]!, position)]! < 0;
  };
  if (!members.some(isBelow)) return members;
  const below = members.filter(isBelow).toReversed();
  return members.filter((m) => !isBelow(m)).concat(below);
}

/** The x of a point in words: a bin, or on an axis of labels, the time. */
function headOf({ layout, layers, xAxis }: LaidOut, m: number, point: number): string {
  const { series, binEdges } = layers[m]!;
  const at = xAt(layout.x.kind, series, point);
  const { formatValue, formatUnlabelled = formatValue } = xAxis.axis;
  // On an ordinal axis a bin has a number, and no ends.
  if (binEdges !== undefined && layout.x.kind !== "ordinal") {
    return `${formatValue(binEdges[point]!)} – ${formatValue(binEdges[point + 1]!)}`;
  }
  return formatUnlabelled(at);
}

/** Adds the rows of a point: its series with the value or, if it has several, with their names below. */
function addRows(
  rows: TooltipRow[],
  { index, name }: Pick<TooltipRow, "index" | "name">,
  layer: Layer,
  point: number,
  labels: NumberLabels,
): void {
  const told = layer.told ?? layer;
  const parts = told.type.valueParts(told, point, labels);
  const [first] = parts;
  const isPlain = first?.name === "";
  rows.push({ index, name, value: isPlain ? first.text : "" });
  for (const part of isPlain ? parts.slice(1) : parts) {
    rows.push({ index: -1, name: part.name, value: part.text });
  }
}

/**
 * What the tooltip of a single mark says that has a hit area of its own.
 *
 * @param horizontal the mark is a lying bar.
 */
export function markContent(
  laidOut: LaidOut,
  m: number,
  position: number,
  horizontal: boolean,
): TooltipContent {
  const { layout, layers, axes, xAxis } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const { series } = layer;
  const point = pointAt(mark, position);
  const label = series.labels?.[point] ?? "";
  const rows: TooltipRow[] = [];
  if (!horizontal) {
    addRows(rows, { index: -1, name: mark.name }, layer, point, layerLabels(layer, axes));
    return { head: headOf(laidOut, m, point), label, rows };
  }
  const tell = xAxis.axis.formatValue;
  rows.push({ index: -1, name: mark.name, value: tell(series.ys[point]!) });
  const total = lyingTotal(laidOut, m, series.xs[point]!);
  if (total !== undefined) rows.push({ index: -1, name: "Total", value: tell(total) });
  return { head: series.categories?.[series.xs[point]!] ?? "", label, rows };
}

/** The sum of a stack of lying bars; undefined if the bar is in none. */
function lyingTotal({ layers }: LaidOut, m: number, category: number): number | undefined {
  const group = groupForTooltips(layers).find(({ members }) => members.includes(m));
  if (group === undefined || !group.hasTotal) return undefined;
  let total = 0;
  for (const member of group.members) {
    const { xs, ys } = layers[member]!.series;
    for (let i = 0; i < xs.length; i++) if (xs[i] === category) total += ys[i]! || 0;
  }
  return total;
}

/** A row in words. */
export function rowText({ name, value }: Pick<TooltipRow, "name" | "value">): string {
  return name === "" ? value : value === "" ? name : `${name}: ${value}`;
}
