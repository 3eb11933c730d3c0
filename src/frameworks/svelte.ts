import type { HTMLAttributes } from "svelte/elements";
import type { LiveChartEvents } from "../client/events.ts";
import type { LiveChart } from "../client/live-chart.ts";
import type { LiveChartAttributes } from "./attributes.ts";

/** `<live-chart>` as Svelte's templates know it. */
export type LiveChartInTemplates = HTMLAttributes<LiveChart> &
  LiveChartAttributes & {
    [Name in keyof LiveChartEvents as `on${Name}`]?:
      | ((event: LiveChartEvents[Name]) => void)
      | undefined;
  };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "live-chart": LiveChartInTemplates;
  }
}
