import type { JSX } from "solid-js";
import type { LiveChartEvents } from "../client/events.ts";
import type { LiveChart } from "../client/live-chart.ts";
import type { LiveChartAttributes } from "./attributes.ts";

/** `<live-chart>` as Solid's JSX knows it. */
export type LiveChartInTemplates = JSX.HTMLAttributes<LiveChart> &
  LiveChartAttributes & {
    [Name in keyof LiveChartEvents as `on:${Name}`]?:
      | ((event: LiveChartEvents[Name]) => void)
      | undefined;
  };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "live-chart": LiveChartInTemplates;
    }
  }
}
