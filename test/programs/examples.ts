/** The examples, and the port that each listens on. */
export const EXAMPLES: Record<string, number> = {
  "01-sparkline.js": 1340,
  "01a-axis-formats.js": 1349,
  "02-static-line.js": 1341,
  "03-multi-series.js": 1342,
  "04-bar.js": 1343,
  "05-legend-htmx.js": 1344,
  "06-live-sse.js": 1345,
  "07-scatter.js": 1346,
  "08-browser.js": 1347,
  "09-dashboard.js": 1348,
};
