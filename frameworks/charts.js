// The charts that all pages show, and how they ask for them.

/** @param {string} name */
export const streamOf = (name) => `/charts/events?chart=${name}`;

/** The picture that the server has put into the page for a chart, for the first paint. */
export const firstPaint = globalThis.document
  ? JSON.parse(document.getElementById("first-paint")?.textContent ?? "{}")
  : {};
