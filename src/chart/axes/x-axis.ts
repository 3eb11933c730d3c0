import { tickIncrement, ticks } from "d3-array";
import { FONT_SIZE } from "./header.ts";
import type { Layer } from "../layer.ts";
import { type Memory, recalling, remembering } from "../memory.ts";
import { distinctBy, type NumberLabels, numberLabels } from "../labels/number-label.ts";
import type { Settings } from "../settings.ts";
import {
  momentLabelFor,
  type MomentWriter,
  momentWriterFor,
  ticksWithNews,
  type TimeLook,
  timeTickLabeller,
  type TwoLineTick,
} from "../time/time-label.ts";
import { FURTHEST_TIME } from "../time/time-input.ts";
import { type TimeStep, timeStepOf, timeTicks } from "../time/time-ticks.ts";
import type { XScale } from "../scales/x-scale.ts";

/** A place on the x axis that is named, and the width of its name in pixels. */
export interface XTick {
  value: number;
  label: string;
  /** The second line. */
  sub?: string;
  width: number;
  subWidth?: number;
}

/** Ticks of the x axis, and how a place on it is named. */
export interface XAxis {
  ticks: XTick[];
  /** Names an x (for an ordinal axis: an event's number) in a tooltip. */
  name: (value: number) => string;
  /** Writes such a name as bytes, where that is quicker. */
  write?: MomentWriter | undefined;
  /** How wide such a name may be, in pixels. */
  nameWidth: number;
  /** The tick behind the last, where it is known. */
  coming?: XTick;
}

export const GAP_BETWEEN_LABELS = 24;
/** In a picture as wide as this; in a narrower one labels stand closer. */
const WIDE = 768;
const CLOSEST = 10;
/** Lines of a grid stand no closer, however short the labels are. */
const LEAST_SPACING = 36;
const MOST_PASSES = 4;

export function timeAxis(scale: XScale, settings: Settings, memory: Memory): XAxis {
  const { perUnit, domain } = scale;
  const { step, moment, write, momentWidth, tickAt } = memory.keep("time labels", [perUnit], () =>
    timeLabels(1 / perUnit, settings),
  );
  const { times, coming } = ticksAndNext(domain, step, settings.timeZone);
  // Most drawings have the ticks of the one before.
  const parts = [moment, times.length, times[0], coming];
  return memory.keep("time ticks", parts, () => {
    const ticks = ticksWithNews(times, tickAt);
    const axis: XAxis = { ticks, name: moment, write, nameWidth: momentWidth };
    if (coming !== undefined) axis.coming = tickAt(coming).plain;
    return axis;
  });
}

/** The ticks of a domain, and the one that comes behind them. */
function ticksAndNext([from, to]: [number, number], step: TimeStep, zone: string) {
  const end = Math.max(to, Math.min(to + FURTHER * step.ms, FURTHEST_TIME));
  const times = timeTicks(from, end, step, zone);
  let coming: number | undefined;
  while (times.length > 0 && times[times.length - 1]! > to) coming = times.pop();
  return { times, coming };
}

/** So many steps on there is a tick, though clocks go back or a month is long. */
const FURTHER = 2;

function tickLabeller(step: TimeStep, settings: Settings): (time: number) => TwoLineTick<XTick> {
  const labels = timeTickLabeller(step, settings.timeZone, timeLook(settings));
  let last: { around: number; sub: string; subWidth: number } | undefined;
  return (time) => {
    const around = labels.around(time);
    const plain = tickOf(time, labels.label(time), settings);
    if (around === undefined) return { around, plain, full: plain };
    if (last?.around !== around) {
      const sub = labels.sub(time);
      last = { around, sub, subWidth: widthOf(sub, settings) };
    }
    const { value, label, width } = plain;
    return { around, plain, full: { value, label, width, sub: last.sub, subWidth: last.subWidth } };
  };
}

export function tickOf(value: number, label: string, settings: Settings): XTick {
  return { value, label, width: widthOf(label, settings) };
}

/** A tick with a second line, where there is one. */
export function withSub(tick: XTick, sub: string | undefined, settings: Settings): XTick {
  return sub === undefined ? tick : { ...tick, sub, subWidth: widthOf(sub, settings) };
}

function widthOf(label: string, { measureText }: Settings): number {
  return measureText(label, FONT_SIZE, false);
}

function timeLook({ timeFormat, locale }: Settings): TimeLook {
  return { format: timeFormat, locale };
}

function timeLabels(msPerPixel: number, settings: Settings) {
  const { timeZone } = settings;
  const look = timeLook(settings);
  const step = timeStepFor(msPerPixel, settings);
  const moment = remembering(momentLabelFor(step, timeZone, look));
  return {
    step,
    moment,
    write: momentWriterFor(step, timeZone, look),
    tickAt: recalling(tickLabeller(step, settings)),
    momentWidth: widestOf(WIDE_MOMENTS, moment, settings),
  };
}

// A wide label of each kind: a minute, and a midnight.
const WIDE_MOMENTS = [Date.UTC(2028, 10, 28, 22, 58, 58, 888), Date.UTC(2028, 10, 28)];

/** The step depends on how wide its own labels are; a few passes settle it. */
function timeStepFor(msPerPixel: number, settings: Settings): TimeStep {
  const { timeZone } = settings;
  const gap = gapIn(settings.width);
  let step = leastTimeStep(msPerPixel, settings);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { label } = timeTickLabeller(step, timeZone, timeLook(settings));
    const widest = widestOf(WIDE_MOMENTS, label, settings);
    const wanted = timeStepOf((widest + gap) * msPerPixel);
    if (wanted.ms <= step.ms) break;
    step = wanted;
  }
  return step;
}

/** The step that time ticks have at the least, however narrow their labels are. */
export function leastTimeStep(msPerPixel: number, { width }: Settings): TimeStep {
  return timeStepOf(Math.max(gapIn(width) * 2, LEAST_SPACING) * msPerPixel);
}

function gapIn(width: number): number {
  return Math.max(CLOSEST, Math.min(1, width / WIDE) * GAP_BETWEEN_LABELS);
}

export function widestOf(
  values: readonly number[],
  label: (value: number) => string,
  { measureText }: Settings,
): number {
  let widest = 0;
  for (const value of values) {
    widest = Math.max(widest, measureText(label(value), FONT_SIZE, false));
  }
  return widest;
}

export function linearAxis(scale: XScale, settings: Settings): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  const gap = gapIn(settings.width);
  let count = Math.max(1, Math.floor(length / Math.max(gap * 2, LEAST_SPACING)));
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = ticks(low / shrink, high / shrink, count)
      .map((tick) => tick * shrink)
      // Near the largest number a step may be larger than that.
      .filter(Number.isFinite);
    const values = distinctBy(all, labels.tick);
    const widest = widestOf(values, labels.tick, settings);
    const fitting = Math.max(1, Math.floor(length / (widest + gap)));
    if (values.length <= fitting + 1 || pass >= MOST_PASSES || count === 1) {
      return {
        ticks: values.map((value) => tickOf(value, labels.tick(value), settings)),
        name: labels.value,
        nameWidth: widestOf([low, high], labels.value, settings),
      };
    }
    count = Math.min(count - 1, fitting);
  }
}

export function linearLabels(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xFormat, locale }: Settings,
): NumberLabels {
  const increment = tickIncrement(low / shrink, high / shrink, Math.max(1, count));
  const step = (increment < 0 ? 1 / -increment : increment) * shrink || 1;
  return numberLabels(step, Math.max(Math.abs(low), Math.abs(high)), {
    format: xFormat,
    locale,
  });
}

/** An event is named by its point's label, or by its time or x, in the first series that has it. */
export function ordinalAxis(scale: XScale, layers: Layer[], settings: Settings): XAxis {
  const name = eventNames(layers, settings);
  const first = Math.ceil(scale.domain[0]);
  const last = Math.floor(scale.domain[1]);
  if (areMoments(layers, settings)) {
    const ticks = momentTicks(scale, layers, first, last, settings);
    return { ticks, name, nameWidth: widestOf([first, last], name, settings) };
  }
  const every = ordinalStep(scale, first, last, name, settings);
  const shown: XTick[] = [];
  for (let i = Math.ceil(first / every) * every; i <= last; i += every) {
    const label = name(i);
    if (label !== "") shown.push(tickOf(i, label, settings));
  }
  return { ticks: shown, name, nameWidth: Math.max(0, ...shown.map(({ width }) => width)) };
}

/** Whether events are named on two lines, as moments are: where they have no names of their own, and stay. */
export function areMoments(layers: Layer[], { window, timeFormat }: Settings): boolean {
  const areTimes = layers.every(({ series }) => series.xKind === "time" && !series.labels);
  return areTimes && window === undefined && timeFormat === undefined;
}

/** Events lie a little closer at times than they usually do. */
const USUAL_SHARE = 0.75;

function momentTicks(
  scale: XScale,
  layers: Layer[],
  first: number,
  last: number,
  settings: Settings,
): XTick[] {
  const tickAt = tickLabeller(timeStepOf(typicalGap(layers) * USUAL_SHARE), settings);
  const timeAt = (event: number) => {
    const owner = layers.find(({ series }) => event - series.skipped < series.xs.length);
    return owner?.series.xs[event - owner.series.skipped] ?? Number.NaN;
  };
  const lone = (event: number) => {
    const time = timeAt(event);
    return Number.isNaN(time) ? "" : tickAt(time).plain.label;
  };
  const every = ordinalStep(scale, first, last, lone, settings);
  const events: number[] = [];
  for (let i = Math.ceil(first / every) * every; i <= last; i += every) {
    if (!Number.isNaN(timeAt(i))) events.push(i);
  }
  return ticksWithNews(events.map(timeAt), tickAt).map((tick, i) => ({
    ...tick,
    value: events[i]!,
  }));
}

const MOST_MEASURED = 200;

/** Every how many events there is room for a label; one of few numbers, so that it seldom changes. */
function ordinalStep(
  scale: XScale,
  first: number,
  last: number,
  name: (i: number) => string,
  settings: Settings,
): number {
  const spacing = Math.abs(scale.px(1) - scale.px(0));
  const stride = Math.max(1, Math.floor((last - first) / MOST_MEASURED));
  let widest = 0;
  for (let i = first; i <= last; i += stride) {
    widest = Math.max(widest, settings.measureText(name(i), FONT_SIZE, false));
  }
  const count = last - first + 1;
  let every = 1;
  const needed = widest + GAP_BETWEEN_LABELS / 2;
  while (every * spacing < needed && every < count) every = nextStep(every, count);
  return every;
}

/** 1, 2, 4, 8 of hours, months and whatever else are few; 1, 2, 4, 10, 20, 40 of years and more. */
function nextStep(every: number, count: number): number {
  if (count <= MOST_HALVED) return every * 2;
  return String(every).startsWith("4") ? every * 2.5 : every * 2;
}

const MOST_HALVED = 32;

function eventNames(layers: Layer[], settings: Settings): (event: number) => string {
  const all = layers.map(({ series }) => series);
  const step = timeStepOf(typicalGap(layers));
  const moment = momentLabelFor(step, settings.timeZone, timeLook(settings));
  const furthest = Math.max(1, ...all.map(({ xs }) => xs.at(-1) ?? 0));
  const number = linearLabels(0, furthest, 10, 1, settings).value;
  return (event) => {
    const owner = all.find(({ xs, skipped }) => event >= skipped && event < skipped + xs.length);
    if (owner === undefined) return "";
    const index = event - owner.skipped;
    const x = owner.xs[index]!;
    return owner.labels?.[index] ?? (owner.xKind === "time" ? moment(x) : number(x));
  };
}

function typicalGap(layers: Layer[]): number {
  const longest = layers.find(({ series }) => series.xs.length > 1)?.series.xs;
  if (longest === undefined) return 1000;
  return (longest[longest.length - 1]! - longest[0]!) / (longest.length - 1);
}
