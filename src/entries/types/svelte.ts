export type { LiveChartInTemplates } from "../../frameworks/svelte.ts";
