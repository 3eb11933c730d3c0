import "../client/register.ts";

export { LiveChart } from "../client/live-chart.ts";
export type { LiveChartEvents } from "../client/events.ts";
export type { LiveChartState } from "../client/host.ts";
export type { Range } from "../client/zoom.ts";
