import type { ChartOptions } from "../chart/inner-face.ts";
import type { PlannedChart } from "./chart-plan.ts";
import type { InputFlags } from "./flags.ts";
import type { RowOrder } from "./row-order.ts";

/** What charts of an input show, where nothing else is asked for. */
const DEFAULT_WINDOW = { points: 120 };

/** Types whose x axis, if they have one, is none of rows. */
const WITHOUT_ROWS: readonly (string | undefined)[] = [
  "histogram",
  "boxPlot",
  "pie",
  "donut",
  "gauge",
  "stat",
];

/** How a chart of columns is drawn. */
export function chartOptions(
  { title, unit, series, type }: PlannedChart,
  { axis, isWhole }: RowOrder,
  flags: InputFlags,
  mostPoints: number,
): ChartOptions {
  const { smooth = false, min, max, window = DEFAULT_WINDOW } = flags;
  const options: ChartOptions = { title, grid: true, smooth, legend: series.size > 1, window };
  const own = type === "stat" ? type : (flags.type ?? type);
  if (own !== undefined) options.type = own;
  // Each tile has its name on it.
  if (own === "stat") options.legend = false;
  if (own === "gauge" && min !== undefined && max !== undefined) options.range = [min, max];
  if (unit !== "") options.yUnit = unit;
  if (min !== undefined || max !== undefined) options.yDomain = [min ?? null, max ?? null];
  const isCounted = axis === "number" || axis === "column";
  if (isCounted && !WITHOUT_ROWS.includes(own)) {
    options.xAxis = "linear";
    options.xTitle = axis === "column" ? nameColumn(flags.x) : "row";
  }
  // Of the past, or of a forecast: what a file says is as it says.
  if (axis !== "arrival") options.maxAhead = MAX_AHEAD;
  if (!isWhole) return options;
  return {
    ...options,
    variant: "interactive",
    animate: false,
    window: { points: mostPoints },
  };
}

const MAX_AHEAD = 1e15;

/** A column may be asked for by its number. */
function nameColumn(column = ""): string {
  return /^\d+$/.test(column) ? `column ${column}` : column;
}
