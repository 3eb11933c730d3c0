import type { NumberLabels } from "../format/value-labels.ts";
import { xAt } from "../data/x-value.ts";
import type { LaidOut } from "./laid-out.ts";
import { shownLayer } from "./layer.ts";
import { pointAt } from "./mark-layout.ts";
import type { Layer } from "./mark-type.ts";
import type { TooltipContent, TooltipRow } from "./tooltip-frame.ts";
import { stackKey } from "./marks/stack-key.ts";
import { layerLabels } from "./value-text.ts";

/** Marks whose rows stand together in a tooltip: those of one stack from top to bottom, or a single one. */
export interface RowGroup {
  /** Indices of marks. */
  members: number[];
  isStack: boolean;
  /** Tooltips show the sum: several visible marks are in the stack, and their values add up. */
  hasTotal: boolean;
}

/** Groups marks by their stack. Hidden marks are left out. */
export function groupRows(layers: readonly Layer[]): RowGroup[] {
  const stacks = new Map<string, RowGroup>();
  const groups: RowGroup[] = [];
  for (const [m, layer] of layers.entries()) {
    if (layer.hidden) continue;
    const key = stackKey(layer);
    const known = key === undefined ? undefined : stacks.get(key);
    if (known !== undefined) {
      known.members.unshift(m);
      // The shares of a whole always add up to it.
      known.hasTotal = layer.shares === undefined;
      continue;
    }
    const group: RowGroup = { members: [m], isStack: key !== undefined, hasTotal: false };
    groups.push(group);
    if (key !== undefined) stacks.set(key, group);
  }
  return groups;
}

/**
 * What the tooltip at a place says: of each mark that has a point there.
 *
 * @param groups as from `groupRows`.
 * @param names of all marks.
 */
export function placeContent(
  laidOut: LaidOut,
  groups: readonly RowGroup[],
  names: readonly string[],
  place: number,
): TooltipContent {
  const { layout, layers, axes } = laidOut;
  const content: TooltipContent = { head: "", label: "", rows: [] };
  const isShared = groups.length > 1 || (groups[0]?.members.length ?? 0) > 1;
  for (const group of groups) {
    const { members, isStack } = group;
    for (const m of isStack ? topToBottom(laidOut, members, place) : members) {
      const position = layout.places!.points[m]?.[place] ?? -1;
      if (position < 0) continue;
      const mark = layout.marks[m]!;
      const layer = layers[m]!;
      const point = pointAt(mark, position);
      if (content.head === "") content.head = pointHead(laidOut, m, point);
      const label = layer.series.labels?.[point] ?? "";
      const row = { index: isShared ? mark.index : -1, name: names[m]! };
      addRows(content.rows, row, layer, point, layerLabels(layer, axes));
      if (!isShared) content.label = label;
      // A heading would not say whose label it is.
      else if (label !== "") content.rows.push({ index: -1, name: label, value: "" });
    }
    const total = totalText(laidOut, group, place);
    if (total !== undefined) content.rows.push({ index: -1, name: "Total", value: total });
  }
  if (layers.some(({ ownBand }) => ownBand)) dropRepeatedName(content);
  return content;
}

/** The sum of a stack at a place as a text; undefined where there is none. */
export function totalText(
  { layout, layers, axes }: LaidOut,
  { members, hasTotal }: RowGroup,
  place: number,
): string | undefined {
  if (!hasTotal) return undefined;
  let total = 0;
  let present = 0;
  let last: Layer | undefined;
  for (const m of members) {
    const position = layout.places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    last = layers[m]!;
    total += last.series.ys[pointAt(layout.marks[m]!, position)]! || 0;
    present++;
  }
  // Areas without a point here have a height in the stack nevertheless, which is not known here.
  const isSum = present === members.length || last?.type.connects === false;
  return isSum && last !== undefined ? layerLabels(last, axes).value(total) : undefined;
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

/** The x of a point in words: a bin, on an axis of labels the time, or the name of a lying bar. */
export function pointHead(laidOut: LaidOut, m: number, point: number): string {
  const { layout, layers, axes, xAxis } = laidOut;
  const { series } = layers[m]!;
  if (axes.valueDomain !== undefined) return series.categories?.[series.xs[point]!] ?? "";
  const { formatValue, formatUnlabelled = formatValue } = xAxis.axis;
  const bin = binText(laidOut, layers[m]!, point, formatValue);
  return bin ?? formatUnlabelled(xAt(layout.x.kind, series, point));
}

/** The ends of a bin of a histogram; undefined of other points. On an ordinal axis a bin has no ends. */
export function binText(
  { layout }: Pick<LaidOut, "layout">,
  { binEdges }: Layer,
  point: number,
  write: (x: number) => string,
): string | undefined {
  if (binEdges === undefined || layout.x.kind === "ordinal") return undefined;
  return `${write(binEdges[point]!)} – ${write(binEdges[point + 1]!)}`;
}

/** Adds the rows of a point: its series with the value or, if it has several, with their names below. */
function addRows(
  rows: TooltipRow[],
  { index, name }: Pick<TooltipRow, "index" | "name">,
  layer: Layer,
  point: number,
  labels: NumberLabels,
): void {
  const shown = shownLayer(layer);
  const parts = shown.type.valueParts(shown, point, labels);
  const [first] = parts;
  const isPlain = first?.name === "";
  rows.push({ index, name, value: isPlain ? first.text : "" });
  for (const part of isPlain ? parts.slice(1) : parts) {
    rows.push({ index: -1, name: part.name, value: part.text });
  }
}

/** The total of the stack that a point of a mark is in, as a text; undefined where there is none. */
export type StackTotals = (m: number, point: number) => string | undefined;

/**
 * Sums the stacks of marks that each have a hit area of their own. Only lying bars have such stacks:
 * their xs are indices of names.
 */
export function sumStacks({ layers, axes }: LaidOut): StackTotals {
  const sums: (Map<number, number> | undefined)[] = [];
  for (const { members, hasTotal } of groupRows(layers)) {
    if (!hasTotal) continue;
    const own = new Map<number, number>();
    for (const m of members) {
      const { xs, ys } = layers[m]!.series;
      for (let i = 0; i < xs.length; i++) own.set(xs[i]!, (own.get(xs[i]!) ?? 0) + (ys[i]! || 0));
      sums[m] = own;
    }
  }
  return (m, point) => {
    const sum = sums[m]?.get(layers[m]!.series.xs[point]!);
    return sum === undefined ? undefined : layerLabels(layers[m]!, axes).value(sum);
  };
}

/** What the tooltip of a single mark says that has a hit area of its own. */
export function markContent(
  laidOut: LaidOut,
  totals: StackTotals,
  m: number,
  position: number,
): TooltipContent {
  const { layout, layers, axes } = laidOut;
  const mark = layout.marks[m]!;
  const layer = layers[m]!;
  const point = pointAt(mark, position);
  const label = layer.series.labels?.[point] ?? "";
  const rows: TooltipRow[] = [];
  addRows(rows, { index: -1, name: mark.name }, layer, point, layerLabels(layer, axes));
  const total = totals(m, point);
  if (total !== undefined) rows.push({ index: -1, name: "Total", value: total });
  return { head: pointHead(laidOut, m, point), label, rows };
}

/** A row in words. */
export function rowText({ name, value }: Pick<TooltipRow, "name" | "value">): string {
  return name === "" ? value : value === "" ? name : `${name}: ${value}`;
}
