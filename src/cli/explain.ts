import type { PlannedChart } from "./chart-plan.ts";
import type { RowAxis, RowOrder } from "./row-order.ts";

const PLACES: Record<RowAxis, string> = {
  time: "times from the rows",
  arrival: "times of arrival, as rows have none",
  number: "rows by their number, as they have no time and came at once",
  column: "x from a column",
};

const MOST_LISTED = 8;

/** How a chart came to be, in a line for people. */
export function explainChart({ series, reason, type }: PlannedChart, order: RowOrder): string {
  const names = [...series.keys()];
  const more = names.length > MOST_LISTED ? `, and ${names.length - MOST_LISTED} more` : "";
  const list = names.slice(0, MOST_LISTED).join(", ") + more;
  const shows = type === undefined ? PLACES[order.axis] : `as a ${type}`;
  const parts = [reason, shows, order.isWhole ? "all rows" : "the newest rows"];
  return `${list}: ${parts.filter((part) => part !== "").join("; ")}`;
}
