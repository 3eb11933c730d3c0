import type { ChartOptions, Row, Value } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { Live } from "../server/create-live.ts";
import type { InputFlags } from "./flags.ts";

/** The charts of a table's columns. */
export interface ColumnCharts {
  push(row: Row): void;
  /** Notes on every chart that the input has ended. */
  end(): void;
}

/** The chart of all columns. */
const ALL_COLUMNS = "input";
const SPLIT_RATIO = 1000;

/**
 * Makes one chart for all columns or one for each. Unless a flag says which, the first row decides:
 * columns whose sizes differ a thousandfold are split, as the small ones would be flat lines.
 *
 * @param report gets the error of a row that no chart can take.
 */
export function createColumnCharts(
  live: Live,
  { split, smooth = false }: InputFlags,
  report: (problem: string) => void,
): ColumnCharts {
  const names = new Set<string>();
  let isSplit = split;

  function pushTo(chart: string, row: Row, options: ChartOptions): void {
    try {
      if (!live.has(chart)) live.addChart(chart, { grid: true, smooth, ...options });
      names.add(chart);
      live.pushRows(chart, [row]);
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      report(error.message);
    }
  }

  return {
    push(row) {
      isSplit ??= differInSize([...row.values.values()]);
      if (!isSplit)
        return pushTo(ALL_COLUMNS, row, { title: "Input", legend: row.values.size > 1 });
      for (const [name, value] of row.values) {
        pushTo(toChartName(name), { ...row, values: new Map([[name, value]]) }, { title: name });
      }
    },
    end() {
      for (const name of names) live.setNote(name, "input ended");
    },
  };
}

/** A column may have any name, but a chart's name is the name of an event. */
function toChartName(column: string): string {
  const name = column.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, " ");
  return name === "error" || name === "open" ? `${name} (column)` : name;
}

function differInSize(values: Value[]): boolean {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter((size) => size > 0);
  return sizes.length > 1 && Math.max(...sizes) / Math.min(...sizes) >= SPLIT_RATIO;
}
