import { MAX_NAME_LENGTH, MAX_SERIES } from "../limits.ts";
import { type RecordedColumn, type Run, sizeClass } from "./recording.ts";

/** A chart to be made of columns. */
export interface PlannedChart {
  name: string;
  title: string;
  unit: string;
  /** The points of each series, by its name. */
  series: Map<string, Run>;
  /** How it came to be, for people. */
  reason: string;
  /** Where it is another one than all charts have. */
  type?: "stat";
}

/** What a plan depends on besides the columns. */
export interface PlanOptions {
  /** Name and title of a chart that has all columns. */
  name: string;
  title: string;
  /** Stands before the names of charts that have some of the columns. */
  prefix: string;
  /** One chart per column, or one for all; default: by units and sizes. */
  split: boolean | undefined;
  /** The unit of a column, as it is drawn. */
  unitOf(column: RecordedColumn): string;
  /** The title of the chart that a column shares with others; empty where nothing is known of it. */
  titleOf(column: RecordedColumn): string;
  /** The newest value is best seen large, beside its chart. */
  isLarge: boolean;
  /** No rows come any more. */
  isOver: boolean;
}

/** Sizes of one chart's columns span fewer powers of ten than this; smaller ones would be flat lines. */
const MOST_DECADES = 3;
/** With one unit they are to be compared, so they may span more. */
const MOST_DECADES_OF_UNIT = 5;

/**
 * Decides which charts show which columns. Columns of one unit and of like sizes share a chart. Where rows
 * are about several things, such as hosts, each column has a chart with a series for each of them.
 */
export function planCharts(
  columns: readonly RecordedColumn[],
  options: PlanOptions,
): PlannedChart[] {
  const keys = new Set(columns.flatMap(({ runs }) => [...runs.keys()]));
  keys.delete("");
  // Besides rows about devices, a program may print some about the whole.
  const [keyed, plain] = partition(columns, ({ runs }) => runs.size > 1);
  const groups = [
    ...groupColumns(plain, options),
    ...splitEach(keyed, "a series for each row name"),
  ];
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    const chart = planOne(only, options, keys);
    return options.isLarge ? [planLarge(chart), chart] : [chart];
  }
  const names = new Set<string>();
  return groups.map((group) => planPart(group, options, names));
}

interface Group {
  columns: readonly RecordedColumn[];
  reason: string;
}

function groupColumns(columns: readonly RecordedColumn[], options: PlanOptions): Group[] {
  const { split, unitOf, titleOf } = options;
  if (columns.length === 0) return [];
  if (split === false) return [{ columns, reason: "one chart was asked for" }];
  if (split === true) return splitEach(columns, "one chart per column was asked for");
  const byUnit = groupBy(columns, (column) => `${unitOf(column)}\n${titleOf(column)}`);
  const units = [...byUnit.values()].map((own) => {
    const unit = unitOf(own[0]!);
    return { unit, parts: splitBySize(own, unit === "" ? MOST_DECADES : MOST_DECADES_OF_UNIT) };
  });
  return units.flatMap(({ unit, parts }) =>
    parts.map((part) => ({ columns: part, reason: describeGroup(unit, part, parts.length > 1) })),
  );
}

function describeGroup(unit: string, columns: readonly RecordedColumn[], isPart: boolean): string {
  const reasons: string[] = [];
  if (unit !== "") reasons.push(`one unit (${unit})`);
  if (isPart) reasons.push("like sizes");
  if (reasons.length > 0) return reasons.join(", ");
  return columns.length === 1 ? "a column without a unit" : "one size and no units";
}

function partition(
  columns: readonly RecordedColumn[],
  fits: (column: RecordedColumn) => boolean,
): [RecordedColumn[], RecordedColumn[]] {
  return [columns.filter(fits), columns.filter((column) => !fits(column))];
}

function splitEach(columns: readonly RecordedColumn[], reason: string): Group[] {
  return columns.map((column) => ({ columns: [column], reason }));
}

function groupBy(
  columns: readonly RecordedColumn[],
  keyOf: (column: RecordedColumn) => string,
): Map<string, RecordedColumn[]> {
  const groups = new Map<string, RecordedColumn[]>();
  for (const column of columns) {
    const key = keyOf(column);
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  return groups;
}

/** Begins with the largest; columns of zeros are flat wherever they are, and stay with the smallest. */
function splitBySize(columns: readonly RecordedColumn[], decades: number): RecordedColumn[][] {
  const classes = [...new Set(columns.map(({ size }) => sizeClass(size)))].toSorted(
    (a, b) => b - a,
  );
  const groupOf = new Map<number, number>();
  let group = -1;
  let top = Number.POSITIVE_INFINITY;
  for (const one of classes) {
    if (group < 0 || (top - one >= decades && Number.isFinite(one))) {
      group++;
      top = one;
    }
    groupOf.set(one, group);
  }
  const groups = groupBy(columns, ({ size }) => String(groupOf.get(sizeClass(size))));
  return [...groups.values()];
}

/** A chart that has all columns. */
function planOne(
  { columns, reason }: Group,
  options: PlanOptions,
  keys: ReadonlySet<string>,
): PlannedChart {
  const [column] = columns;
  const named = columns.length === 1 && column !== undefined && hasName(column) ? column.name : "";
  const [key = ""] = keys;
  const known = column === undefined ? "" : options.titleOf(column);
  const titles = [known || named || options.title, keys.size === 1 ? key : ""].filter(
    (text) => text !== "",
  );
  return { ...planSeries(columns, options), name: options.name, title: titles.join(": "), reason };
}

/** A tile with the newest value, above the chart. */
function planLarge(chart: PlannedChart): PlannedChart {
  const reason = "the newest value, large";
  return { ...chart, name: distinct("now", new Set([chart.name])), reason, type: "stat" };
}

function planPart(
  { columns, reason }: Group,
  options: PlanOptions,
  names: Set<string>,
): PlannedChart {
  const [first] = columns;
  const name = distinct(toChartName(options.prefix + (first?.name ?? "")), names);
  const known = first === undefined ? "" : options.titleOf(first);
  const title = options.prefix + (known || listNames(columns.map((column) => column.name)));
  return { ...planSeries(columns, options), name, title, reason };
}

function planSeries(columns: readonly RecordedColumn[], { unitOf, isOver }: PlanOptions) {
  const series = new Map<string, Run>();
  for (const { name, runs } of columns) {
    for (const [key, run] of runs) {
      const isKey = key !== "" && columns.length === 1 && runs.size > 1;
      if (series.size < MAX_SERIES) series.set(isKey ? key : name, run);
    }
  }
  const unit = columns.length === 0 ? "" : unitOf(columns[0]!);
  // A table that came once, such as that of df, has no course to be drawn: its values are shown large.
  const isOnce =
    isOver && series.size > 1 && [...series.values()].every(({ xs }) => xs.length === 1);
  return { unit, series, ...(isOnce ? ({ type: "stat" } as const) : {}) };
}

/** Columns without a header are called "1", "2", …, or "value". */
function hasName({ name }: RecordedColumn): boolean {
  return !/^(?:\d+|value)$/.test(name);
}

const MOST_LISTED = 4;

/** `a, b and c`, or `a, b, c and 5 more`. */
function listNames(names: readonly string[]): string {
  const listed = names.length > MOST_LISTED ? names.slice(0, MOST_LISTED - 1) : names.slice(0, -1);
  const last =
    names.length > MOST_LISTED ? `${names.length - listed.length} more` : (names.at(-1) ?? "");
  return listed.length === 0 ? last : `${listed.join(", ")} and ${last}`;
}

/** A column may have any name, but a chart's name is the name of an event. */
function toChartName(column: string): string {
  const name = column.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, " ");
  return name === "error" || name === "open" ? `${name} (column)` : name;
}

function distinct(name: string, taken: Set<string>): string {
  let own = name.slice(0, MAX_NAME_LENGTH);
  for (let n = 2; taken.has(own); n++) own = `${name.slice(0, MAX_NAME_LENGTH - 6)} (${n})`;
  taken.add(own);
  return own;
}
