"use client";
export { LiveChart, type LiveChartProps } from "../frameworks/react.ts";
export type { LiveChart as LiveChartElement } from "../client/live-chart.ts";
export type { LiveChartEvents } from "../client/events.ts";
