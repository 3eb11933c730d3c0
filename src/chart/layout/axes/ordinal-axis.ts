import type { Layer } from "../mark-type.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { Settings } from "../../options/settings.ts";
import { momentLabel, dropRepeatedLines } from "../../format/time/time-label.ts";
import { chooseTimeStep } from "../../scales/time-ticks.ts";
import { FONT_SIZE } from "./title-legend.ts";
import { linearLabels } from "./linear-axis.ts";
import { tickLabeller, timeStyle } from "./time-axis.ts";
import { GAP_BETWEEN_LABELS, createTick, widestLabel, type XAxis, type XTick } from "./x-ticks.ts";

/** An event is named by its point's label, or by its time or x, in the first series that has it. */
export function ordinalAxis(scale: XScale, layers: Layer[], settings: Settings): XAxis {
  const name = eventNames(layers, settings);
  const first = Math.ceil(scale.domain[0]);
  const last = Math.floor(scale.domain[1]);
  if (areMoments(layers, settings)) {
    const ticks = momentTicks(scale, layers, first, last, settings);
    return { ticks, name, nameWidth: widestLabel([first, last], name, settings) };
  }
  const every = ordinalStep(scale, first, last, name, settings);
  const shown: XTick[] = [];
  for (let i = Math.ceil(first / every) * every; i <= last; i += every) {
    const label = name(i);
    if (label !== "") shown.push(createTick(i, label, settings));
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
  const tickAt = tickLabeller(chooseTimeStep(typicalGap(layers) * USUAL_SHARE), settings);
  const timeAt = (event: number) => {
    const owner = layers.find(({ series }) => event - series.startIndex < series.xs.length);
    return owner?.series.xs[event - owner.series.startIndex] ?? Number.NaN;
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
  return dropRepeatedLines(events.map(timeAt), tickAt).map((tick, i) => ({
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
  const step = chooseTimeStep(typicalGap(layers));
  const moment = momentLabel(step, settings.timeZone, timeStyle(settings));
  const furthest = Math.max(1, ...all.map(({ xs }) => xs.at(-1) ?? 0));
  const number = linearLabels(0, furthest, 10, 1, settings).value;
  return (event) => {
    const owner = all.find(
      ({ xs, startIndex }) => event >= startIndex && event < startIndex + xs.length,
    );
    if (owner === undefined) return "";
    const index = event - owner.startIndex;
    const x = owner.xs[index]!;
    return owner.labels?.[index] ?? (owner.xKind === "time" ? moment(x) : number(x));
  };
}

function typicalGap(layers: Layer[]): number {
  const longest = layers.find(({ series }) => series.xs.length > 1)?.series.xs;
  if (longest === undefined) return 1000;
  return (longest[longest.length - 1]! - longest[0]!) / (longest.length - 1);
}
