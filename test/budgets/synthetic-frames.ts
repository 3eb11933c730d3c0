import { eventText } from "../../src/sse/event.ts";
import { randomNumbers } from "../support/random.ts";

const WINDOW = 30;
const EVERY_MS = 2000;
const START = Date.UTC(2026, 0, 15, 10);
const PIXELS_PER_POINT = 24;

const STYLE =
  "<style>.c{font:12px system-ui,sans-serif;fill:none;stroke-linejoin:round}.c text{fill:#1b2733}" +
  ".c .l{stroke-width:2}.c .s0{color:#2563eb}.c .g{stroke:#1b2733;stroke-opacity:.12}.c .h text" +
  "{visibility:hidden}.c .h:hover text{visibility:visible}@media(prefers-color-scheme:dark)" +
  "{.c text{fill:#e3e9f0}.c .s0{color:#60a5fa}.c .g{stroke:#e3e9f0}}</style>";

interface Point {
  /** How many points came before it. */
  place: number;
  time: number;
  value: number;
}

/**
 * Frames of a made-up chart that slides, as a live chart writes them: what stays comes first, old
 * points leave in front, new ones are appended, and one transform moves all. They are made here, so
 * that a budget of the wire does not hang on how charts look.
 */
function* slidingFrames(random: () => number): Generator<string> {
  const points: Point[] = [];
  let level = 20;
  for (let place = 0; ; place++) {
    level += (random() - 0.5) * 4 + (20 - level) * 0.1;
    const time = START + place * EVERY_MS + Math.round((random() - 0.5) * 6);
    points.push({ place, time, value: level });
    if (points.length > WINDOW + 1) points.shift();
    if (points.length > WINDOW) yield frame(points);
  }
}

function frame(points: readonly Point[]): string {
  const first = points.at(0)!;
  const slide = first.place * PIXELS_PER_POINT;
  const steps = points.slice(1).map((point, i) => step(points.at(i)!, point));
  const moments = points.map(({ time, value, place }) => tooltip(time, value, place)).join("");
  const ticks = points.filter(({ place }) => place % 10 === 0).map(tick);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" viewBox="0 0 800 400" ' +
    `role="graphics-document document" class="c" aria-label="Live data">${STYLE}` +
    `<rect width="800" height="400"/><text x="48" y="24">Live data</text>${grid()}` +
    `<svg x="48" width="736" viewBox="${slide} 0 736 400">${ticks.join("")}` +
    `<path class="l s0" d="M${x(first)} ${y(first)}${steps.join("")}"/>` +
    `<g class="h">${moments}</g></svg></svg>`
  );
}

function grid(): string {
  const lines = [0, 1, 2, 3, 4, 5].map((i) => {
    return `<path class="g" d="M48 ${60 + i * 50}h736"/><text x="40" y="${64 + i * 50}">${30 - 5 * i}</text>`;
  });
  return lines.join("");
}

function step(from: Point, to: Point): string {
  const [dx, dy] = [x(to) - x(from), y(to) - y(from)];
  return `s${dx >> 1} ${dy} ${dx} ${dy}`;
}

function tick(point: Point): string {
  return `<text x="${x(point)}" y="380">${clock(point.time).slice(0, 8)}</text>`;
}

function tooltip(time: number, value: number, place: number): string {
  const left = place * PIXELS_PER_POINT;
  return `<svg x="${left}"><rect/><circle cy="${y({ value })}"/><text>${clock(time)}, ${value.toFixed(2)}</text></svg>`;
}

function x({ place }: Point): number {
  return place * PIXELS_PER_POINT;
}

function y({ value }: { value: number }): number {
  return Math.round(360 - value * 10);
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 23);
}

/** What a stream of several such charts sends in each cycle: an event for each of them. */
export function syntheticRounds(charts: number, count: number): string[] {
  const random = randomNumbers(7);
  const all = Array.from({ length: charts }, () => slidingFrames(random));
  return Array.from({ length: count }, (_, i) =>
    all
      .map((frames, chart) =>
        eventText({ event: `chart${chart}`, id: String(i), data: String(frames.next().value) }),
      )
      .join(""),
  );
}
