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
  return [
    ...Object.values(WAYS).flatMap((way) => compilationErrors(project, compiler, "all.mts", way)),
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
