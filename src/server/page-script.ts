/**
 * What the page adds to the three lines: charts as wide as their place, what each frame costs, a
 * word on the connection, and silence while the page is hidden. All charts share one connection,
 * as a browser has only six.
 */
export const PAGE_SCRIPT = `
const main = document.querySelector("main");
const state = document.getElementById("state");
const figures = new Map([...document.querySelectorAll("figure")].map((f) => [f.dataset.chart, f]));
const { base, height } = main.dataset;
let source, width;

function connect() {
  source?.close();
  const first = figures.values().next().value;
  if (!first) return;
  width = widthOf(first);
  const query = new URLSearchParams(location.search);
  if (!query.has("width")) query.set("width", width);
  if (!query.has("height")) query.set("height", height);
  source = new EventSource(base + "/events?" + query);
  for (const [name, figure] of figures) {
    source.addEventListener(figures.size === 1 ? "message" : name, (event) => {
      figure.querySelector(".chart").innerHTML = event.data;
    });
  }
  source.onopen = () => say("live");
  source.onerror = () => {
    const refused = source.readyState === EventSource.CLOSED;
    say("lost", refused ? "connection refused" : "reconnecting");
    // A browser does not try again by itself where it was refused.
    if (refused) setTimeout(connect, 5000 + 10000 * Math.random());
  };
}

function widthOf(figure) {
  return Math.max(240, Math.min(1600, Math.floor(figure.clientWidth / 20) * 20));
}

function say(kind, text = kind) {
  state.className = kind;
  state.textContent = text;
}

async function showCosts() {
  if (document.hidden) return;
  const { charts, names } = await (await fetch(base + "/api/stats")).json();
  if (names.some((name) => !figures.has(name))) location.reload();
  for (const [name, figure] of figures) {
    const cost = charts[name];
    if (cost) figure.querySelector("figcaption").textContent = costText(cost);
  }
}

function costText({ wireBytes, drawMs, frameLength }) {
  const drawn = "drawn in " + Math.round(drawMs * 1000) + " µs";
  const size = frameLength.toLocaleString("en") + " characters of SVG";
  return wireBytes ? Math.round(wireBytes).toLocaleString("en") + " bytes on the wire · " + drawn + " · " + size : drawn + " · " + size;
}

addEventListener("resize", () => {
  const first = figures.values().next().value;
  if (first && widthOf(first) !== width) connect();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) connect();
  else if (!new URLSearchParams(location.search).has("wall")) { source?.close(); say("paused"); }
});
setInterval(() => showCosts().catch(() => {}), 1000);
connect();
`;
