import type { ChartOptions, Row, Value } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { Live } from "../server/create-live.ts";
import type { InputFlags } from "./flags.ts";

/** The charts that a table's columns go to. */
export interface ColumnCharts {
  push(row: Row): void;
  /** Says on every chart that no more will come. */
  end(): void;
}

const ALL = "input";
const UNLIKE = 1000;

/**
 * One chart for all columns or one for each: as told, or by the first row, since columns whose
 * sizes differ a thousandfold hide one another.
 *
 * @param complain is told of rows that no chart can take.
 */
export function createColumnCharts(
  live: Live,
  { split, smooth = false }: InputFlags,
  complain: (problem: string) => void,
): ColumnCharts {
  const names = new Set<string>();
  let apart = split;

  function pushTo(chart: string, row: Row, options: ChartOptions): void {
    try {
      if (!live.has(chart)) live.addChart(chart, { grid: true, smooth, ...options });
      names.add(chart);
      live.pushRows(chart, [row]);
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      complain(error.message);
    }
  }

  return {
    push(row) {
      apart ??= areUnlike([...row.values.values()]);
      if (!apart) return pushTo(ALL, row, { title: "Input", legend: row.values.size > 1 });
      for (const [name, value] of row.values) {
        pushTo(toChartName(name), { ...row, values: new Map([[name, value]]) }, { title: name });
      }
    },
    end() {
      for (const name of names) live.setNote(name, "input ended");
    },
  };
}

/** A column may have any name, but a chart's is the name of an event. */
function toChartName(column: string): string {
  const name = column.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, " ");
  return name === "error" || name === "open" ? `${name} (column)` : name;
}

function areUnlike(values: Value[]): boolean {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter((size) => size > 0);
  return sizes.length > 1 && Math.max(...sizes) / Math.min(...sizes) >= UNLIKE;
}
