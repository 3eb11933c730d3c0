import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: "es2022",
};
const NODE = { ...STRICT, lib: ["es2023"], types: ["node"] };

/** Compiler options that users have. */
const WAYS = {
  nodenext: { ...NODE, module: "nodenext", moduleResolution: "nodenext" },
  bundler: { ...NODE, module: "esnext", moduleResolution: "bundler" },
};
const BROWSER = { ...WAYS.bundler, lib: ["es2023", "dom"], types: [] };

const ALL_ENTRIES = `
import { createServer } from "node:http";
import { type Chart, type ChartOptions, lineChart, PlotcastError } from "plotcast";
import { createLive, type Live, PlotcastError as FromLive } from "plotcast/live";
import { toPng } from "plotcast/png";
import { serve, type Serving } from "plotcast/server";
const options: ChartOptions = { title: "Load", grid: true };
const chart: Chart = lineChart(options).add("cpu", [{ time: 0, y: 1 }, { time: 1000, y: null }]);
const live: Live = createLive({ charts: { cpu: options }, window: { points: 30 } });
createServer(live.handler);
export const error: PlotcastError = new FromLive("FULL", "full");
export const png: Promise<Uint8Array> = toPng(chart, { scale: 1 });
export const serving: Promise<Serving> = serve(live.handler, { port: 0 });
`;

const CHART_ALONE = `
import { lineChart } from "plotcast";
export const svg: string = lineChart().add("cpu", [1, 2, 3]).render();
lineChart().add("pairs", [[1, 2], [3, null]]).add("dates", [[new Date(0), 4]]).add("names", [["a", 3]]);
lineChart().add("mapped", [1, 2].map((i) => [new Date(i), i])).add("numbers", new Float64Array([1, 2]));
// @ts-expect-error: no pair
lineChart().add("single", [[1]]);
`;

/** The names of charts are known to the compiler, and only those. */
const CHART_NAMES = `
import { type ChartOptions, createLive, type Hub, type Live } from "plotcast/live";
const live = createLive({ charts: { cpu: {}, memory: { title: "Memory" } } });
live.push("cpu", { used: 1 });
live.draw("memory@400x260");
for (const name of live.names()) live.setNote(name, "");
// @ts-expect-error: no such chart
live.push("cup", { used: 1 });
// @ts-expect-error: no such chart
live.draw("cup@400x260");
live.addChart("disk").push("disk", { used: 1 });
export const any: Live = createLive({ charts: { cpu: {} } });
any.push("fresh", { used: 1 });
createLive({ charts: { cpu: {} }, addCharts: true }).push("fresh", { used: 1 });
declare const charts: Record<string, ChartOptions>;
createLive({ charts }).push("fresh", { used: 1 });
createLive().push("fresh", { used: 1 });
export const hub: Hub = live;
`;

/**
 * Checks the declarations, and code that uses them: every entry with both ways to resolve modules,
 * and charts alone in a project without Node's types.
 *
 * @param {string} project folder of a user who installed the package
 * @param {string} compiler folder of a TypeScript
 * @returns {string[]} what is wrong
 */
export function typeErrors(project, compiler) {
  writeFileSync(join(project, "all.mts"), ALL_ENTRIES);
  writeFileSync(join(project, "chart.mts"), CHART_ALONE);
  writeFileSync(join(project, "names.mts"), CHART_NAMES);
  return [
    ...Object.values(WAYS).flatMap((way) => compilationErrors(project, compiler, "all.mts", way)),
    ...compilationErrors(project, compiler, "names.mts", WAYS.nodenext),
    ...compilationErrors(project, compiler, "chart.mts", BROWSER),
  ];
}

/**
 * @param {string} project
 * @param {string} compiler
 * @param {string} file
 * @param {object} compilerOptions
 * @returns {string[]} the compiler's complaints
 */
export function compilationErrors(project, compiler, file, compilerOptions) {
  const config = JSON.stringify({ compilerOptions, files: [file] });
  writeFileSync(join(project, "tsconfig.json"), config);
  const args = [join(compiler, "bin/tsc"), "-p", project, "--pretty", "false"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === 0) return [];
  return [`${stdout}${stderr}`.trim() || `${compiler} ended with ${status}.`];
}
