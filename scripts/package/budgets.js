/** Maximum number of files in the tarball, as every installation unpacks them all. */
export const MAX_FILES = 378;

/**
 * How large an import may be: bytes of an esbuild bundle with its dependencies, minified and
 * gzipped. `npm run check:package` prints the sizes. A budget is about 3 % above the size; when the
 * size drops, lower it.
 *
 * @type {Budget[]}
 * @typedef {{ code: string, most: number }} Budget
 */
export const BUDGETS = [
  { code: 'export { lineChart } from "plotcast"', most: 85_600 },
  { code: 'export { barChart } from "plotcast"', most: 91_000 },
  { code: 'export { gauge } from "plotcast"', most: 49_750 },
  { code: 'export { stat } from "plotcast"', most: 60_000 },
  { code: 'export { pieChart } from "plotcast"', most: 51_300 },
  { code: 'export * from "plotcast"', most: 111_500 },
  // A small import must not bring anything else.
  { code: 'export { PlotcastError } from "plotcast"', most: 150 },
  { code: 'export * from "plotcast/live"', most: 188_050 },
  { code: 'export * from "plotcast/server"', most: 2_380 },
  { code: 'export * from "plotcast/png"', most: 9_070 },
  // esbuild makes it somewhat larger than what the package ships.
  { code: 'import "plotcast/client"', most: 5_060 },
  { code: 'export * from "plotcast/react"', most: 5_450 },
];

/**
 * Bytes of files that pages load as they are, gzipped: README says 4.9 KB, and 1.4 KB for the worker that all
 * tabs share.
 *
 * @type {{ file: string, most: number }[]}
 */
export const FILE_BUDGETS = [
  { file: "dist/live-chart.js", most: 4_940 },
  { file: "dist/chunks/client.js", most: 4_950 },
  { file: "dist/live-chart-worker.js", most: 1_430 },
];
