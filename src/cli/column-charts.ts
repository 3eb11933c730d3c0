import type { Row, Value } from "../chart/point.ts";
import type { Live } from "../live.ts";
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
 */
export function createColumnCharts(
  live: Live,
  { split, smooth = false }: InputFlags,
): ColumnCharts {
  const names = new Set<string>();
  let apart = split;

  function pushTo(chart: string, row: Row): void {
    if (!names.has(chart)) {
      const title = chart === ALL ? "Input" : chart;
      live.addChart(chart, {
        title,
        grid: true,
        smooth,
        legend: chart === ALL && row.values.size > 1,
      });
      names.add(chart);
    }
    live.pushRows(chart, [row]);
  }

  return {
    push(row) {
      apart ??= areUnlike([...row.values.values()]);
      if (!apart) return pushTo(ALL, row);
      for (const [name, value] of row.values)
        pushTo(name, { ...row, values: new Map([[name, value]]) });
    },
    end() {
      for (const name of names) live.setNote(name, "input ended");
    },
  };
}

function areUnlike(values: Value[]): boolean {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter((size) => size > 0);
  return sizes.length > 1 && Math.max(...sizes) / Math.min(...sizes) >= UNLIKE;
}
