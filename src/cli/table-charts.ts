import { describeValue } from "../error.ts";
import type { TableRow } from "../ingest/table.ts";
import { MAX_WINDOW_POINTS } from "../limits.ts";
import { chartOptions } from "./chart-options.ts";
import { planCharts, type PlannedChart } from "./chart-plan.ts";
import { createColumnCharts } from "./column-charts.ts";
import type { InputHub } from "./create-input-hub.ts";
import { explainChart } from "./explain.ts";
import type { InputFlags } from "./flags.ts";
import type { ProblemLog } from "./problem-log.ts";
import { knownColumns } from "./known-columns.ts";
import { ALL, createRates, missingRates } from "./rates.ts";
import { createRecording, type RecordedColumn } from "./recording.ts";
import { createPlacement, type RowOrder } from "./row-order.ts";
import { say } from "./say.ts";

/** A table whose rows become charts. */
export interface TableCharts {
  readonly order: RowOrder;
  /** @param arrived when it was read, in epoch ms. */
  add(row: TableRow, arrived: number): void;
  /** The names of its columns so far. */
  columnNames(): string[];
  isEmpty(): boolean;
  rows(): number;
  /** Brings its charts up to date. To be awaited, like `end`, before it is called again. */
  update(): Promise<void>;
  end(): Promise<void>;
  /** Says on every chart what it lacks, after what else there is to say. */
  setNote(note: string): void;
}

/** What a table's charts are called where they have all columns, and what stands before all other names. */
export interface TableName {
  name: string;
  title: string;
  prefix: string;
}

/** Points of a run that charts of a pipe show at most, however long it goes on. */
const MOST_OF_PIPE = MAX_WINDOW_POINTS;
/** Points of a run that are kept where charts show the newest ones: to make other charts of them. */
const KEPT_POINTS = 10_000;
/** Charts steady their axes by as many windows. */
const KEPT_WINDOWS = 4;

export function createTableCharts(
  hub: InputHub,
  flags: InputFlags,
  log: ProblemLog,
  order: RowOrder,
  name: () => TableName,
  mostPoints: number = MOST_OF_PIPE,
): TableCharts {
  const { axis, isWhole } = order;
  const { rate = [], unit } = flags;
  const isTimed = axis === "time" || axis === "arrival";
  const rates = rate.length > 0 ? createRates(rate, () => isTimed) : undefined;
  const recording = createRecording(rates, isWhole ? mostPoints : keptPoints(flags));
  const place = createPlacement(order);
  let isOver = false;
  let areRatesChecked = false;
  const isRate = (column: string) => rate.includes(ALL) || rate.includes(column);

  let known = knownColumns([]);

  function unitOf(column: RecordedColumn): string {
    const own = unit ?? (column.unit || (known.get(column.name)?.unit ?? ""));
    if (unit !== undefined || !isRate(column.name)) return own;
    return isTimed ? `${own}/s` : own;
  }

  /** Once, as soon as there are columns: each new one would make another text of it. */
  function reportMissingRates(names: readonly string[]): void {
    if (areRatesChecked || names.length === 0) return;
    areRatesChecked = true;
    for (const problem of missingRates(rate, names)) log.reportOnce(problem);
  }

  function plan(): PlannedChart[] {
    const all = [...recording.columns()];
    const names = all.map((column) => column.name);
    known = knownColumns(names);
    reportMissingRates(names);
    const isPing = recording.kind() === "ping" && flags.columns === undefined;
    const columns = isPing ? all.filter((column) => column.unit === "ms") : all;
    return planCharts(columns, {
      ...name(),
      split: flags.split,
      unitOf,
      titleOf: (column) => (isPing ? "Round-trip time" : (known.get(column.name)?.title ?? "")),
      isLarge: isPing && flags.type === undefined,
      isOver: isOver && flags.type === undefined,
    });
  }
  const charts = createColumnCharts({
    hub,
    recording,
    plan,
    optionsOf: (chart) => chartOptions(chart, order, flags, mostPoints),
    isWhole,
    report: log.report,
    explain(chart) {
      const reason = explainChart(chart, order);
      hub.origins.add({ name: chart.name, title: chart.title, reason });
      if (isTimed) {
        const options = { ...chartOptions(chart, order, flags, mostPoints) };
        hub.keepChart?.({ name: chart.name, options, reason });
      }
      if (flags.explain !== true) return;
      say(`chart ${JSON.stringify(chart.name)}: ${reason}`);
    },
  });

  return {
    order,
    add(row, arrived) {
      const x = place(row, arrived);
      // Rows without one share a line: where the name is misspelt, those of all hosts do.
      if (flags.key !== undefined && row.key === undefined) {
        log.reportOnce(`--key: a row without a text in column ${describeValue(flags.key)}`);
      }
      if (x === undefined) log.reportOnce(`a row without a number in column ${flags.x ?? ""}`);
      else recording.add(row, x);
    },
    columnNames: () => Array.from(recording.columns(), (column) => column.name),
    isEmpty: recording.isEmpty,
    rows: recording.rows,
    update: charts.update,
    end() {
      isOver = true;
      return charts.end();
    },
    setNote(note) {
      const { points, values } = recording.dropped();
      charts.setNote(
        [note, ...lackOf({ points: isWhole ? points : 0, values })]
          .filter((text) => text !== "")
          .join(", "),
      );
    },
  };
}

function keptPoints({ window }: InputFlags): number {
  const points = window !== undefined && "points" in window ? KEPT_WINDOWS * window.points : 0;
  return Math.max(KEPT_POINTS, points);
}

/** What of a table is not on its charts. */
function lackOf({ points, values }: { points: number; values: number }): string[] {
  const lacks: string[] = [];
  if (points > 0) lacks.push(`${points.toLocaleString("en")} older points left out`);
  if (values > 0) lacks.push(`${values.toLocaleString("en")} values of too many columns left out`);
  return lacks;
}
