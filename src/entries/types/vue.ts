export type { LiveChartInTemplates } from "../../frameworks/vue.ts";
