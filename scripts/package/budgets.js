/** Maximum number of files in the tarball, as every installation unpacks them all. */
export const MAX_FILES = 370;

/**
 * How large an import may be: bytes of an esbuild bundle with its dependencies, minified and
 * gzipped. `npm run check:package` prints the sizes. A budget is about 3 % above the size; when the
 * size drops, lower it.
 *
 * @type {Budget[]}
 * @typedef {{ code: string, most: number }} Budget
 */
export const BUDGETS = [
  { code: 'export { lineChart } from "plotcast"', most: 84_300 },
  { code: 'export { barChart } from "plotcast"', most: 89_700 },
  { code: 'export { gauge } from "plotcast"', most: 48_200 },
  { code: 'export { stat } from "plotcast"', most: 58_700 },
  { code: 'export { pieChart } from "plotcast"', most: 49_800 },
  { code: 'export * from "plotcast"', most: 110_800 },
  // A small import must not bring anything else.
  { code: 'export { PlotcastError } from "plotcast"', most: 150 },
  { code: 'export * from "plotcast/live"', most: 185_200 },
  { code: 'export * from "plotcast/server"', most: 2_190 },
  { code: 'export * from "plotcast/png"', most: 9_070 },
  // esbuild makes it somewhat larger than what the package ships.
  { code: 'import "plotcast/client"', most: 4_190 },
  { code: 'export * from "plotcast/react"', most: 4_820 },
];

/**
 * Bytes of files that pages load as they are, gzipped: README says 4 KB, and 1.3 KB for the worker that all
 * tabs share.
 *
 * @type {{ file: string, most: number }[]}
 */
export const FILE_BUDGETS = [
  { file: "dist/live-chart.js", most: 4_000 },
  { file: "dist/chunks/client.js", most: 4_000 },
  { file: "dist/live-chart-worker.js", most: 1_300 },
];
