// @ts-check
// Runs in a page with live charts, and counts what its EventSource brings. It reports by fetch, and does
// what the answers say: it loads itself anew, or opens another page within it.

/**
 * What one page has seen so far. A page that was loaded anew is another one.
 *
 * @typedef {object} Report
 * @property {string} id
 * @property {string} name
 * @property {Record<string, number>} frames how many came, by chart
 * @property {Record<string, string>} newest the newest one, by chart
 * @property {string[]} gaps numbers of cycles that did not come right after the one before
 * @property {string[]} faults ends of frames that are not whole, and errors of the connection
 */

const asked = new URLSearchParams(location.search);
const charts = asked.get("charts")?.split(",") ?? [];
/** @type {Report} */
const report = {
  id: crypto.getRandomValues(new Uint32Array(4)).join("-"),
  name: asked.get("name") ?? "",
  frames: {},
  newest: {},
  gaps: [],
  faults: [],
};
/** The number of the last cycle. */
let last = Infinity;

/** @param {string} chart @param {MessageEvent<string>} event */
function count(chart, { data, lastEventId }) {
  const number = Number(/\d+$/.exec(lastEventId)?.[0]);
  if (number > last + 1) report.gaps.push(`${number} after ${last}`);
  last = number;
  report.frames[chart] = (report.frames[chart] ?? 0) + 1;
  report.newest[chart] = data;
  const parsed = new DOMParser().parseFromString(data, "image/svg+xml");
  const isWhole = /^<svg [^]*<\/svg>$/.test(data) && !parsed.querySelector("parsererror");
  if (!isWhole) report.faults.push(data.slice(-80));
}

const source = new EventSource(`/events?chart=${charts.join(",")}`);
source.addEventListener("error", () => report.faults.push("the connection broke"));
for (const chart of charts) {
  const figure = document.body.appendChild(document.createElement("figure"));
  source.addEventListener(chart, (event) => (figure.innerHTML = event.data));
  source.addEventListener(chart, (event) => count(chart, event));
}

/** @param {string} order */
function obey(order) {
  if (order === "reload") return location.reload();
  document.body.appendChild(document.createElement("iframe")).src = order;
}

async function tell() {
  const answer = await fetch("/report", { method: "POST", body: JSON.stringify(report) });
  const order = await answer.text();
  if (order !== "") obey(order);
  setTimeout(() => void tell(), 100);
}

void tell();
