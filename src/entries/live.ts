/** `plotcast/live`: charts that take points and send themselves to everyone who watches. */
export type { ChartOptions, ChartWindow, TimeInput, Value } from "../chart/inner-face.ts";
export { type ErrorCode, PlotcastError } from "../error.ts";
export type { AskedName, ChartName } from "../live/chart-names.ts";
export type { Hub } from "../live/hub.ts";
export type { HubOptions } from "../live/hub-options.ts";
export type { ChartStats, LiveStats } from "../live/stats.ts";
export type { ViewOptions } from "../live/view.ts";
export { createLive, type Live, type LiveOptions } from "../server/create-live.ts";
export type { RouteOptions } from "../server/route-options.ts";
