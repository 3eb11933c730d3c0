import { momentLabel } from "../../format/time/moment-label.ts";
import type { TimeGrain } from "../../format/time/time-grain.ts";
import { zoneName } from "../../format/time/zone-name.ts";
import { dropRepeatedLines } from "../../format/time/time-label.ts";
import { DAY, HOUR, SECOND, type TimeStep } from "../../format/time/time-step.ts";
import type { Settings } from "../../options/settings.ts";
import { chooseTimeStep } from "../../scales/time-ticks.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Series } from "../../data/series.ts";
import type { Layer } from "../mark-type.ts";
import { labelWidth, widestLabel } from "./label.ts";
import { linearLabels } from "./linear-axis.ts";
import { dateOfMoments, tickLabeller, timeStyle } from "./time-axis.ts";
import { namesZone, zoneOfTicks } from "./time-periods.ts";
import { createTick, LABEL_GAP, minTickSpacing, type XAxis, type XTick } from "./x-labels.ts";
import { momentGrain } from "./x-scale.ts";

/**
 * An x axis of events, one at each whole number. An event has the label of its point, or else its time
 * or x, from the first series that has the event.
 */
export function ordinalAxis(scale: XScale, layers: Layer[], settings: Settings): XAxis {
  const { formatUnlabelled, exactUnlabelled } = eventFormats(layers, scale.grain, settings);
  const formatValue = eventLabeller(layers, formatUnlabelled);
  const exactValue = eventLabeller(layers, exactUnlabelled);
  const events: Events = {
    first: Math.ceil(scale.domain[0]),
    last: Math.floor(scale.domain[1]),
    spacing: Math.abs(scale.px(1) - scale.px(0)),
  };
  const { first, last } = events;
  if (eventsAreTimes(layers, settings)) {
    const { ticks, zone } = eventTimeTicks(events, layers, settings);
    const valueWidth = widestLabel([first, last], formatValue, settings);
    return { ticks, formatValue, exactValue, valueWidth, zone };
  }
  const areNamed = layers.some(({ series }) => series.labels !== undefined);
  const least = areNamed ? 0 : minTickSpacing(settings.width);
  const interval = labelInterval(events, formatValue, least, settings);
  const ticks: XTick[] = [];
  for (let i = Math.ceil(first / interval) * interval; i <= last; i += interval) {
    const label = formatValue(i);
    const isRepeated = ticks.at(-1)?.label === label && !hasOwnLabel(i, layers);
    if (label !== "" && !isRepeated) ticks.push(createTick(i, label, settings));
  }
  const valueWidth = widestLabel([first, last], formatUnlabelled, settings);
  const hasClock = hasPoints(layers) && showsClock(layers, settings);
  const zone = hasClock ? zoneName(settings.timeZone) : undefined;
  return { ticks, formatValue, exactValue, formatUnlabelled, valueWidth, zone };
}

/** The events in the domain, and how many pixels are between two. */
interface Events {
  first: number;
  last: number;
  spacing: number;
}

/** Whether events have two-line time labels: in a chart without a window, where points have no labels. */
export function eventsAreTimes(layers: Layer[], { window, timeFormat }: Settings): boolean {
  const some = layers.filter(({ series }) => series.xs.length > 0);
  const areTimes = (some.length > 0 ? some : layers).every(
    ({ series }) => series.xKind === "time" && !series.labels,
  );
  return areTimes && window === undefined && timeFormat === undefined;
}

/**
 * Whether events without labels of two lines are named by times of day: the axis then says their zone,
 * unless their format does. In a live chart, points without a label may come.
 */
export function showsClock(layers: Layer[], settings: Settings): boolean {
  const { zoneLabel, timeFormat, window } = settings;
  if (!zoneLabel || namesZone(timeFormat)) return false;
  const hasTime = layers.some(
    ({ series }) => series.xKind === "time" && (window !== undefined || hasUnlabelledPoint(series)),
  );
  if (!hasTime) return false;
  return !hasPoints(layers) || (momentGrain(layers, settings) ?? DAY) < DAY;
}

function hasPoints(layers: Layer[]): boolean {
  return layers.some(({ series }) => series.xs.length > 0);
}

function hasUnlabelledPoint({ xs, labels }: Series): boolean {
  if (labels === undefined) return xs.length > 0;
  for (let i = 0; i < xs.length; i++) if (labels[i] === undefined) return true;
  return false;
}

/** The step of labels is chosen for gaps this much shorter, as some events are closer than most. */
const GAP_SHARE = 0.75;

function eventTimeTicks(
  events: Events,
  layers: Layer[],
  settings: Settings,
): Pick<XAxis, "ticks" | "zone"> {
  const typical = chooseTimeStep(typicalGap(layers) * GAP_SHARE);
  const finer = FINER_STEPS.filter(({ ms }) => ms < typical.ms);
  for (const step of [typical, ...finer]) {
    const ticks = labelEvents(events, layers, step, settings);
    const distinct = ticks.filter(
      ({ label, sub }, i) => sub !== undefined || label !== ticks[i - 1]?.label,
    );
    if (distinct.length < ticks.length && step.ms > 1) continue;
    return { ticks: distinct, zone: zoneOfTicks(step, settings) };
  }
  return { ticks: [] };
}

/** Where two events would have the same label, labels are those of a finer step. */
const FINER_STEPS = [HOUR, SECOND, 1].map((ms): TimeStep => ({ unit: "ms", count: ms, ms }));

function labelEvents(events: Events, layers: Layer[], step: TimeStep, settings: Settings): XTick[] {
  const { first, last } = events;
  const tickAt = tickLabeller(step, settings);
  const timeAt = (event: number) => timeOfEvent(event, layers);
  const firstLine = (event: number) => {
    const time = timeAt(event);
    return Number.isNaN(time) ? "" : tickAt(time).plain.label;
  };
  const interval = labelInterval(events, firstLine, minTickSpacing(settings.width), settings);
  const labelled: number[] = [];
  for (let i = Math.ceil(first / interval) * interval; i <= last; i += interval) {
    if (!Number.isNaN(timeAt(i))) labelled.push(i);
  }
  return dropRepeatedLines(labelled.map((i) => tickAt(timeAt(i)))).map((tick, i) => ({
    ...tick,
    value: labelled[i]!,
  }));
}

/** The time of an event, from the first series that has it; `NaN` where none has. */
function timeOfEvent(event: number, layers: Layer[]): number {
  const owner = findOwner(layers, event);
  return owner === undefined ? Number.NaN : owner.xs[event - owner.startIndex]!;
}

/** Of more events only some labels are measured. */
const MAX_MEASURED = 200;

/**
 * The number of events from one label to the next. It takes few different values, so it seldom changes.
 *
 * @param least pixels between ticks, however short their labels are.
 */
function labelInterval(
  { first, last, spacing }: Events,
  label: (event: number) => string,
  least: number,
  settings: Settings,
): number {
  const stride = Math.max(1, Math.floor((last - first) / MAX_MEASURED));
  let widest = 0;
  for (let i = first; i <= last; i += stride) {
    widest = Math.max(widest, labelWidth(label(i), settings));
  }
  const count = last - first + 1;
  const needed = Math.max(widest + LABEL_GAP / 2, least);
  let interval = 1;
  while (interval * spacing < needed && interval < count) interval = nextInterval(interval, count);
  return interval;
}

/** 1, 2, 4, 8 for few events, such as hours or months; 1, 2, 4, 10, 20, 40 for many. */
function nextInterval(interval: number, count: number): number {
  if (count <= MAX_DOUBLED) return interval * 2;
  return String(interval).startsWith("4") ? interval * 2.5 : interval * 2;
}

const MAX_DOUBLED = 32;

/** Write an event as its time or x: for tooltips, and for tables. */
function eventFormats(layers: Layer[], grain: TimeGrain = SECOND, settings: Settings) {
  const step = chooseTimeStep(typicalGap(layers));
  const style = { grain, ...timeStyle(settings) };
  const date = dateOfMoments(step, timeSpan(layers) >= DAY);
  const maxX = Math.max(1, ...layers.map(({ series }) => series.xs.at(-1) ?? 0));
  const number = linearLabels(0, maxX, 10, 1, settings).value;
  const writer = (moment: (time: number) => string) => (event: number) => {
    const owner = findOwner(layers, event);
    if (owner === undefined) return "";
    const x = owner.xs[event - owner.startIndex]!;
    return owner.xKind === "time" ? moment(x) : number(x);
  };
  return {
    formatUnlabelled: writer(momentLabel({ date, ...style }, settings.timeZone)),
    exactUnlabelled: writer(momentLabel({ date: "full", ...style }, settings.timeZone)),
  };
}

function hasOwnLabel(event: number, layers: Layer[]): boolean {
  return layers.some(({ series }) => series.labels?.[event - series.startIndex] !== undefined);
}

/** From the first point to the last, in ms. */
function timeSpan(layers: Layer[]): number {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { series } of layers) {
    if (series.xKind !== "time" || series.xs.length === 0) continue;
    from = Math.min(from, series.xs[0]!);
    to = Math.max(to, series.xs[series.xs.length - 1]!);
  }
  return to - from;
}

/** Writes an event as its label, or else as its time or x. */
function eventLabeller(
  layers: Layer[],
  unlabelled: (event: number) => string,
): (event: number) => string {
  return (event) => {
    const owner = findOwner(layers, event);
    return owner?.labels?.[event - owner.startIndex] ?? unlabelled(event);
  };
}

/** Names events by all that is known of their moments. */
export function exactEventLabels(layers: Layer[], settings: Settings): (event: number) => string {
  const { exactUnlabelled } = eventFormats(layers, momentGrain(layers, settings), settings);
  return eventLabeller(layers, exactUnlabelled);
}

/** The first series that has an event. */
function findOwner(layers: Layer[], event: number): Series | undefined {
  for (const { series } of layers) {
    const { xs, startIndex } = series;
    if (event >= startIndex && event < startIndex + xs.length) return series;
  }
  return undefined;
}

/** The mean gap between the xs of the first series with at least two points. */
function typicalGap(layers: Layer[]): number {
  const xs = layers.find(({ series }) => series.xs.length > 1)?.series.xs;
  if (xs === undefined) return 1000;
  return (xs[xs.length - 1]! - xs[0]!) / (xs.length - 1);
}
