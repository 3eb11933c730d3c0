export type { LiveChartInTemplates } from "../../frameworks/solid.ts";
