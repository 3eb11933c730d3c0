/** Files in the tarball. Each is one more that every installation unpacks. */
export const MAX_FILES = 300;

/**
 * How large what people import may be: bytes of an esbuild bundle, minified and gzipped, with its
 * dependencies. `npm run check:package` prints the sizes. A budget lies about 3 % above its size;
 * when something got smaller, lower it.
 *
 * @type {Budget[]}
 * @typedef {{ code: string, most: number }} Budget
 */
export const BUDGETS = [
  { code: 'export { lineChart } from "plotcast"', most: 62_800 },
  { code: 'export { barChart } from "plotcast"', most: 63_700 },
  { code: 'export { pieChart } from "plotcast"', most: 64_100 },
  { code: 'export * from "plotcast"', most: 79_500 },
  // Whoever imports one small thing carries nothing else.
  { code: 'export { PlotcastError } from "plotcast"', most: 150 },
  { code: 'export * from "plotcast/live"', most: 98_100 },
  { code: 'export * from "plotcast/server"', most: 500 },
  { code: 'export * from "plotcast/png"', most: 1_070 },
];
