/**
 * What the page adds to the three lines: charts as wide as their place, what each frame costs, a
 * word on the connection, and silence while the page is hidden. All charts share one connection,
 * as a browser has only six.
 */

/** The part of `GET /api/stats` that the page reads. */
interface Stats {
  names: string[];
  charts: Record<string, Cost | undefined>;
}

interface Cost {
  wireBytes: number;
  drawMs: number;
  frameLength: number;
}

// The page that this script stands in always has these elements.
const main = document.querySelector("main")!;
const state = document.getElementById("state")!;
const figures = new Map(
  [...document.querySelectorAll("figure")].map((figure) => [figure.dataset["chart"]!, figure]),
);
const { base, height } = main.dataset as { base: string; height: string };
let source: EventSource | undefined;
let width: number | undefined;

function connect(): void {
  source?.close();
  const first = figures.values().next().value;
  if (first === undefined) return;
  width = widthOf(first);
  source = new EventSource(`${base}/events?${queryFor(width)}`);
  for (const [name, figure] of figures) {
    source.addEventListener(
      figures.size === 1 ? "message" : name,
      (event: MessageEvent<string>) => {
        figure.querySelector(".chart")!.innerHTML = event.data;
      },
    );
  }
  source.addEventListener("open", () => say("live"));
  source.addEventListener("error", onError);
}

/** The page's own query, and a size where it names none. */
function queryFor(chartWidth: number): URLSearchParams {
  const query = new URLSearchParams(location.search);
  if (!query.has("width")) query.set("width", String(chartWidth));
  if (!query.has("height")) query.set("height", height);
  return query;
}

function onError(): void {
  const refused = source?.readyState === EventSource.CLOSED;
  say("lost", refused ? "connection refused" : "reconnecting");
  // A browser does not try again by itself where it was refused.
  if (refused) setTimeout(connect, 5000 + 10000 * Math.random());
}

function widthOf(figure: HTMLElement): number {
  return Math.max(240, Math.min(1600, Math.floor(figure.clientWidth / 20) * 20));
}

function say(kind: string, text = kind): void {
  state.className = kind;
  state.textContent = text;
}

async function showCosts(): Promise<void> {
  if (document.hidden) return;
  const response = await fetch(`${base}/api/stats`);
  const { charts, names } = (await response.json()) as Stats;
  if (names.some((name) => !figures.has(name))) location.reload();
  for (const [name, figure] of figures) {
    const cost = charts[name];
    if (cost !== undefined) figure.querySelector("figcaption")!.textContent = costText(cost);
  }
}

function costText({ wireBytes, drawMs, frameLength }: Cost): string {
  const drawn = `drawn in ${Math.round(drawMs * 1000)} µs`;
  const size = `${frameLength.toLocaleString("en")} characters of SVG`;
  if (wireBytes === 0) return `${drawn} · ${size}`;
  return `${Math.round(wireBytes).toLocaleString("en")} bytes on the wire · ${drawn} · ${size}`;
}

addEventListener("resize", () => {
  const first = figures.values().next().value;
  if (first !== undefined && widthOf(first) !== width) connect();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    connect();
  } else if (!new URLSearchParams(location.search).has("wall")) {
    source?.close();
    say("paused");
  }
});
// A request that fails is made again a second later, and the connection's state says what is wrong.
setInterval(() => showCosts().catch(() => {}), 1000);
connect();
