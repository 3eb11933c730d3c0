import type { EmitFn, HTMLAttributes, VNodeProps } from "vue";
import type { LiveChartEvents } from "../client/events.ts";
import type { LiveChart } from "../client/live-chart.ts";
import type { LiveChartAttributes } from "./attributes.ts";

/** Vue writes the names of attributes in camel case. */
type Props = Omit<LiveChartAttributes, "legend-links"> & {
  legendLinks?: LiveChartAttributes["legend-links"];
};

/** `<live-chart>` as Vue's templates know it. */
export type LiveChartInTemplates = new () => LiveChart & {
  $props: VNodeProps & HTMLAttributes & Props;
  $emit: EmitFn<{ [Name in keyof LiveChartEvents]: (event: LiveChartEvents[Name]) => void }>;
};

declare module "vue" {
  interface GlobalComponents {
    "live-chart": LiveChartInTemplates;
  }
}
