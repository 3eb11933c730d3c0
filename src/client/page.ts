/**
 * What the page adds to the three lines: charts drawn for the width of their place, so that texts
 * keep their size; what each frame costs, a word on the connection, and silence while the page is
 * hidden. All charts share one connection, as a browser has only six.
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

/** A figure of the page. */
interface Place {
  name: string;
  figure: HTMLElement;
  /** Whether the server has no such chart any more. */
  isGone: boolean;
}

// The page that this script stands in always has these elements.
const main = document.querySelector("main")!;
const state = document.getElementById("state")!;
const places: Place[] = [...document.querySelectorAll("figure")].map((figure) => {
  const name = figure.dataset["chart"]!;
  return { name, figure, isGone: false };
});
const { height } = main.dataset as { height: string };
/** Where the charts are mounted: a framework may keep that from the server. */
const base = location.pathname
  .replace(/^\/+/, "/")
  .replace("whole" in main.dataset ? /\/$/ : /\/(?:c\/[^/]+)?$/, "");
/** After a refusal charts are asked for without a size: the server may have no room for one more. */
let wasRefused = false;
let source: EventSource | undefined;
/** The width that the charts were asked for with, if any. */
let askedWidth: number | undefined;

/** Whether nobody looks at the page, and it is not on a wall. */
function isPaused(): boolean {
  return document.hidden && !new URLSearchParams(location.search).has("wall");
}

/** Connects anew, for all who ask: a timer or a change of size may do so while the page is hidden. */
function connect(): void {
  source?.close();
  if (isPaused()) return say("paused");
  const there = places.filter(({ isGone }) => !isGone);
  if (there.length === 0) return say("paused", "no charts");
  askedWidth = wantedWidth();
  source = new EventSource(`${base}/events?${createQuery(there)}`);
  for (const { name, figure } of there) {
    source.addEventListener(
      there.length === 1 ? "message" : name,
      (event: MessageEvent<string>) => {
        figure.querySelector(".chart")!.innerHTML = event.data;
      },
    );
  }
  source.addEventListener("open", () => say("live"));
  source.addEventListener("error", onError);
}

/**
 * The width of the page's places, which all have the same: then texts are hardly scaled. The server rounds
 * it, so that viewers share drawings, and where it has no room for it, charts come in their own.
 */
function wantedWidth(): number | undefined {
  const first = places.find(({ isGone }) => !isGone);
  if (first === undefined || wasRefused || "sized" in main.dataset) return undefined;
  return Math.max(240, Math.min(1600, Math.floor(first.figure.clientWidth / 40) * 40));
}

/** The page's own query, with the charts to watch. */
function createQuery(watched: readonly Place[]): URLSearchParams {
  const query = new URLSearchParams(location.search);
  query.delete("chart");
  for (const { name } of watched) query.append("chart", name);
  if (askedWidth !== undefined) query.set("width", String(askedWidth));
  if (!query.has("height")) query.set("height", height);
  return query;
}

function onError(): void {
  const refused = source?.readyState === EventSource.CLOSED;
  say("lost", refused ? "connection refused" : "reconnecting");
  if (refused) wasRefused = !wasRefused;
  // A browser does not try again by itself where it was refused.
  if (refused) setTimeout(connect, 5000 + 10000 * Math.random());
}

function say(kind: string, text = kind): void {
  state.className = kind;
  state.textContent = text;
}

async function showCosts(): Promise<void> {
  if (document.hidden) return;
  const response = await fetch(`${base}/api/stats`);
  const { charts, names } = (await response.json()) as Stats;
  follow(names);
  for (const { name, figure } of places) {
    const cost = charts[name];
    if (cost !== undefined) figure.querySelector("figcaption span")!.textContent = costText(cost);
  }
}

/** Goes along with the charts of the server: those that came, went, or came back. */
function follow(names: readonly string[]): void {
  const there = new Set(names);
  const known = new Set(places.map(({ name }) => name));
  const added = "whole" in main.dataset ? names.filter((name) => !known.has(name)) : [];
  const changed = places.filter(({ name, isGone }) => isGone === there.has(name));
  if (added.length + changed.length === 0) return;
  for (const name of added) addPlace(name);
  for (const place of changed) {
    place.isGone = !place.isGone;
    if (place.isGone) sayGone(place);
    place.figure.querySelector("figcaption a")?.toggleAttribute("hidden", place.isGone);
  }
  connect();
}

function addPlace(name: string): void {
  main.querySelector(":scope > .empty")?.remove();
  const figure = document.createElement("figure");
  figure.dataset["chart"] = name;
  const chart = document.createElement("div");
  chart.className = "chart";
  const caption = document.createElement("figcaption");
  caption.append(document.createElement("span"), ...createPictureLink(name));
  figure.append(chart, caption);
  main.append(figure);
  places.push({ name, figure, isGone: false });
}

/** As the server writes it for the charts that it knows; none where it serves no pictures. */
function createPictureLink(name: string): HTMLElement[] {
  const { picture } = main.dataset;
  if (picture === undefined) return [];
  const link = document.createElement("a");
  link.href = picture.replace("{name}", () => encodeURIComponent(name));
  link.textContent = "SVG";
  return [link];
}

function sayGone({ name, figure }: Place): void {
  const note = document.createElement("p");
  note.className = "empty";
  note.textContent = `${name} was removed`;
  figure.querySelector(".chart")!.replaceChildren(note);
  figure.querySelector("figcaption span")!.textContent = "";
}

function costText({ wireBytes, drawMs, frameLength }: Cost): string {
  const drawn = `drawn in ${durationText(drawMs)}`;
  const size = `${frameLength.toLocaleString("en")} characters of SVG`;
  if (wireBytes === 0) return `${drawn} · ${size}`;
  return `${Math.round(wireBytes).toLocaleString("en")} bytes on the wire · ${drawn} · ${size}`;
}

function durationText(ms: number): string {
  const [value, unit] = ms < 1 ? [ms * 1000, "µs"] : [ms, "ms"];
  return `${value.toLocaleString("en", { maximumSignificantDigits: 2 })} ${unit}`;
}

let resized: ReturnType<typeof setTimeout> | undefined;
addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(() => {
    if (wantedWidth() !== askedWidth) connect();
  }, 200);
});
document.addEventListener("visibilitychange", () => {
  if (isPaused() || !document.hidden) connect();
});
// A request that fails is made again a second later, and the connection's state says what is wrong.
setInterval(() => showCosts().catch(() => {}), 1000);
connect();
