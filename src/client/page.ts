/**
 * What our own page adds to `<live-chart>`: what each frame costs, a word on the connection, and the
 * charts that come and go. It knows of the charts what any page can know.
 */
import "./register.ts";

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
/** Where the charts are: a framework may keep that from the server, so it is said as seen from the page. */
const { source = "" } = main.dataset;
const statsAddress = new URL("api/stats", new URL(source, location.href));
/** Of the charts that were removed: what stood in their places. */
const gone = new Map<string, Element>();

const figures = () => [...main.querySelectorAll("figure")];
const nameOf = (figure: HTMLElement) => figure.dataset["chart"]!;

function tellState(): void {
  const states = Array.from(main.querySelectorAll("live-chart"), (one) => one.state);
  if (states.length === 0) return say("paused", "no charts");
  if (states.includes("lost")) return say("lost", "reconnecting");
  if (states.includes("connecting")) return;
  if (states.includes("live")) return say("live");
  say("paused");
}

function say(kind: string, text = kind): void {
  state.className = kind;
  state.textContent = text;
}

async function showCosts(): Promise<void> {
  if (document.hidden) return;
  const response = await fetch(statsAddress);
  const { charts, names } = (await response.json()) as Stats;
  follow(names);
  for (const figure of figures()) {
    const cost = charts[nameOf(figure)];
    if (cost !== undefined) figure.querySelector("figcaption span")!.textContent = costText(cost);
  }
}

/** Goes along with the charts of the server: those that came, went, or came back. */
function follow(names: readonly string[]): void {
  const known = new Set(figures().map(nameOf));
  const added = "whole" in main.dataset ? names.filter((name) => !known.has(name)) : [];
  const changed = figures().filter((one) => gone.has(nameOf(one)) === names.includes(nameOf(one)));
  for (const name of added) addFigure(name);
  for (const figure of changed) exchange(figure);
  if (added.length + changed.length > 0) tellState();
}

/** Puts a note in the place of a chart that was removed, or the chart back. */
function exchange(figure: HTMLElement): void {
  const name = nameOf(figure);
  const back = gone.get(name);
  const shown = figure.querySelector(".chart")!;
  if (back === undefined) gone.set(name, shown);
  else gone.delete(name);
  shown.replaceWith(back ?? createNote(`${name} was removed`));
  figure.querySelector("figcaption a")?.toggleAttribute("hidden", back === undefined);
  if (back === undefined) figure.querySelector("figcaption span")!.textContent = "";
}

function createNote(text: string): HTMLElement {
  const place = document.createElement("div");
  place.className = "chart";
  const note = document.createElement("p");
  note.className = "empty";
  note.textContent = text;
  place.append(note);
  return place;
}

function addFigure(name: string): void {
  main.querySelector(":scope > .empty")?.remove();
  const figure = document.createElement("figure");
  figure.dataset["chart"] = name;
  const chart = document.createElement("live-chart");
  chart.className = "chart";
  chart.src = source.replace("{name}", () => encodeURIComponent(name));
  chart.always = "wall" in main.dataset;
  const caption = document.createElement("figcaption");
  caption.append(document.createElement("span"), ...createPictureLink(name));
  figure.append(chart, caption);
  main.append(figure);
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

main.addEventListener("statechange", tellState, true);
// A request that fails is made again a second later, and the charts say what is wrong.
setInterval(() => showCosts().catch(() => {}), 1000);
tellState();
