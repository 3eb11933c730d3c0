import { epochMs, escapeXml, type TimeInput } from "../chart/inner-face.ts";
import { MAX_LINKS_LENGTH, MAX_TIME } from "../limits.ts";
import type { ViewOptions } from "../live/view.ts";
import { type ChartTimes, writeDuration } from "../live/view-window.ts";
import { isStill } from "./draw-charts.ts";

// The page's own links: they work without a script, as the address says all that they choose.

/** What of a page's query is no view: its legend's links keep it. */
const OF_THE_PAGE: readonly string[] = ["chart", "width", "height", "wall"];

/** What a page asks for its legends. Without room for its query, links would lead to another page. */
export function legendLinksOf(query: URLSearchParams): boolean | string {
  const kept = new URLSearchParams([...query].filter(([name]) => OF_THE_PAGE.includes(name)));
  const text = kept.toString();
  if (text.length > MAX_LINKS_LENGTH) return false;
  return text === "" ? true : text;
}

/** What the links of a picture with an address of its own keep: its size, and that there are links. */
export function pictureLinksOf(query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => OF_A_PICTURE.includes(name));
  return new URLSearchParams(kept).toString();
}

const OF_A_PICTURE: readonly string[] = ["width", "height", "legendLinks"];

/** Windows that a page offers, in ms. */
const WINDOWS = [10, 30, 60, 300, 900, 3600, 86_400, 7 * 86_400, 30 * 86_400].map((s) => s * 1000);
/** The most of them, besides the charts' own and the longest. */
const MAX_OFFERED = 4;
/** One that is hardly shorter than the longest is no choice. */
const SHORTER = 0.9;

interface Choice {
  text: string;
  href: string;
  isCurrent: boolean;
}

/**
 * The links to other windows, to the other kind of axis and, from a still picture, back to live ones.
 *
 * @param times of the charts that the page shows.
 */
export function pageLinks(
  query: URLSearchParams,
  view: ViewOptions,
  times: readonly ChartTimes[],
): string {
  if (times.length === 0 || !times.every(({ isTime }) => isTime)) return "";
  const groups = [
    ...(isStill(view)
      ? [group("Picture", [backToLive(query), ...momentChoices(query, view, times)])]
      : []),
    group("Window", windowChoices(query, view, times)),
    ...(times.every(({ countsPoints }) => countsPoints)
      ? [group("Axis", axisChoices(query, view))]
      : []),
  ];
  return `<nav>${groups.join("")}</nav>\n`;
}

/** Says from when to when a still picture is. */
export function stillText({ from, to, at }: ViewOptions): string {
  const text = (time: TimeInput) => new Date(time).toISOString().replace(".000Z", "Z");
  if (at !== undefined) return `as it was at ${text(at)}`;
  const begin = from === undefined ? "" : ` from ${text(from)}`;
  const end = to === undefined ? "" : ` to ${text(to)}`;
  return `still picture${begin}${end}`;
}

/** The links from a moment to those one window before and behind it. */
function momentChoices(
  query: URLSearchParams,
  { at, window }: ViewOptions,
  times: readonly ChartTimes[],
): Choice[] {
  if (at === undefined) return [];
  const length = window ?? Math.min(...times.map(({ shownMs }) => shownMs));
  const moment = epochMs(at);
  const choices = [
    { text: "← one window back", time: moment - length },
    { text: "one window forward →", time: moment + length },
  ];
  // There are no moments beyond those that a Date can hold.
  return choices
    .filter(({ time }) => Math.abs(time) <= MAX_TIME)
    .map(({ text, time }) => ({
      text,
      href: hrefWith(query, { at: new Date(time).toISOString() }),
      isCurrent: false,
    }));
}

function backToLive(query: URLSearchParams): Choice {
  const href = hrefWith(query, { from: undefined, to: undefined, at: undefined });
  return { text: "back to live", href, isCurrent: false };
}

function windowChoices(
  query: URLSearchParams,
  { window, xAxis, ...view }: ViewOptions,
  times: readonly ChartTimes[],
): Choice[] {
  const longest = Math.max(...times.map(({ keptMs }) => keptMs));
  const shortest = Math.min(...times.map(({ leastMs }) => leastMs));
  const own = new Set(times.map(({ shownMs }) => shownMs));
  const [usual = 0] = own;
  // Two choices that read the same are one: points seldom come at whole seconds.
  const taken = new Set(Array.from(own, durationText));
  const offered = WINDOWS.filter(
    (ms) => ms >= shortest && ms < SHORTER * longest && !taken.has(durationText(ms)),
  ).slice(-MAX_OFFERED);
  const isHere = xAxis !== "ordinal" && (!isStill(view) || view.at !== undefined);
  const choose = (text: string, ms: number | undefined): Choice => ({
    text,
    href: hrefWith(query, {
      window: ms === undefined ? undefined : writeDuration(ms),
      xAxis: undefined,
      from: undefined,
      to: undefined,
    }),
    isCurrent: isHere && (ms ?? usual) === (window ?? usual),
  });
  const usualText = taken.size === 1 ? durationText(usual) : "usual";
  const all = [
    { ms: usual, choice: choose(usualText, undefined) },
    ...offered.map((ms) => ({ ms, choice: choose(durationText(ms), ms) })),
  ];
  const sorted = all.sort((a, b) => a.ms - b.ms).map(({ choice }) => choice);
  return [...sorted, choose("all", longest)];
}

function axisChoices(query: URLSearchParams, { xAxis }: ViewOptions): Choice[] {
  const isOrdinal = xAxis === "ordinal";
  const time = hrefWith(query, { xAxis: undefined });
  const none = { window: undefined, from: undefined, to: undefined, at: undefined };
  const byEvent = hrefWith(query, { ...none, xAxis: "ordinal" });
  return [
    { text: "time", href: time, isCurrent: !isOrdinal },
    { text: "by event", href: byEvent, isCurrent: isOrdinal },
  ];
}

/** The page's address with some of its query set, or left out. */
function hrefWith(query: URLSearchParams, changes: Record<string, string | undefined>): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return `?${changed.toString()}`;
}

function group(name: string, choices: readonly Choice[]): string {
  const links = choices.map(({ text, href, isCurrent }) => {
    const current = isCurrent ? ' aria-current="true"' : "";
    return `<a href="${escapeXml(href)}"${current}>${escapeXml(text)}</a>`;
  });
  return `<span role="group" aria-label="${name}">${links.join(" ")}</span>`;
}

/** Such as "5 m" or, of a window that is no whole number of them, "7.5 m". */
function durationText(ms: number): string {
  // Two digits of 59.9 s are a minute.
  const [unit, length] = UNITS.find(([, one]) => ms >= 0.995 * one) ?? ["ms", 1];
  return `${Number((ms / length).toPrecision(2))} ${unit}`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
];
