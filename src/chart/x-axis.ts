import { tickIncrement, ticks } from "d3-array";
import { distinctBy, type NumberLabels, numberLabels } from "./number-label.ts";
import { type Memory, remembering } from "./memory.ts";
import type { Settings } from "./options.ts";
import type { Series } from "./series.ts";
import { textWidth } from "./text-width.ts";
import { momentLabelFor, tickLabelFor } from "./time-label.ts";
import { timeStepOf, type TimeStep, timeTicks } from "./time-ticks.ts";
import type { XScale } from "./x-scale.ts";

/** Ticks of the x axis, and how a place on it is named. */
export interface XAxis {
  ticks: { value: number; label: string; width: number }[];
  /** Names an x (for an ordinal axis: an event's number) in a tooltip. */
  name: (value: number) => string;
  /** How wide such a name may be, in pixels. */
  nameWidth: number;
}

const GAP_BETWEEN_LABELS = 24;
const MOST_PASSES = 4;

/** The axis below a plot that shows `scale`. */
export function xAxisOf(
  scale: XScale,
  series: Series[],
  fontSize: number,
  settings: Settings,
  memory: Memory,
): XAxis {
  if (scale.kind === "time") return timeAxis(scale, fontSize, settings, memory);
  return scale.kind === "linear"
    ? linearAxis(scale, fontSize, settings)
    : ordinalAxis(scale, series, fontSize, settings);
}

function timeAxis(scale: XScale, fontSize: number, settings: Settings, memory: Memory): XAxis {
  const { perUnit, domain } = scale;
  const labels = memory.keep("time labels", [perUnit, fontSize], () =>
    timeLabels(1 / perUnit, fontSize, settings),
  );
  const times = timeTicks(domain[0], domain[1], labels.step, settings.timeZone);
  // Most drawings have the ticks of the one before.
  return memory.keep("time ticks", [labels, times.length, times[0], times.at(-1)], () => ({
    ticks: times.map((value, i) => tickOf(value, labels.tick(value, times[i - 1]), fontSize)),
    name: labels.moment,
    nameWidth: labels.momentWidth,
  }));
}

function tickOf(value: number, label: string, fontSize: number): XAxis["ticks"][number] {
  return { value, label, width: textWidth(label, fontSize) };
}

function timeLabels(msPerPixel: number, fontSize: number, settings: Settings) {
  const { timeZone, timeFormat } = settings;
  const step = timeStepFor(msPerPixel, fontSize, settings);
  const moment = remembering(momentLabelFor(step, timeZone, { format: timeFormat }));
  return {
    step,
    tick: tickLabelFor(step, timeZone, timeFormat),
    moment,
    momentWidth: Math.max(...WIDE_MOMENTS.map((wide) => textWidth(moment(wide), fontSize))),
  };
}

// A wide label of each kind: a minute, and a midnight at which the date is written instead.
const WIDE_MOMENTS = [Date.UTC(2028, 10, 28, 22, 58, 58, 888), Date.UTC(2028, 10, 28)];

/** The step depends on how wide its own labels are; a few passes settle it. */
function timeStepFor(
  msPerPixel: number,
  fontSize: number,
  { timeZone, timeFormat }: Settings,
): TimeStep {
  let step = timeStepOf(GAP_BETWEEN_LABELS * 2 * msPerPixel);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const label = tickLabelFor(step, timeZone, timeFormat);
    const widest = Math.max(...WIDE_MOMENTS.map((moment) => textWidth(label(moment), fontSize)));
    const wanted = timeStepOf((widest + GAP_BETWEEN_LABELS) * msPerPixel);
    if (wanted.ms <= step.ms) break;
    step = wanted;
  }
  return step;
}

function linearAxis(scale: XScale, fontSize: number, settings: Settings): XAxis {
  const [low, high] = scale.domain;
  const length = scale.px(high) - scale.px(low);
  const shrink = Number.isFinite(high - low) ? 1 : 4;
  let count = Math.max(1, Math.floor(length / (GAP_BETWEEN_LABELS * 2)));
  for (let pass = 0; ; pass++) {
    const labels = linearLabels(low, high, count, shrink, settings);
    const all = ticks(low / shrink, high / shrink, count).map((tick) => tick * shrink);
    const values = distinctBy(all, labels.tick);
    const texts = values.map(labels.tick);
    const widest = Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
    const fitting = Math.max(1, Math.floor(length / (widest + GAP_BETWEEN_LABELS)));
    if (values.length <= fitting + 1 || pass >= MOST_PASSES || count === 1) {
      return {
        ticks: values.map((value, i) => tickOf(value, texts[i] ?? "", fontSize)),
        name: labels.value,
        nameWidth: Math.max(...[low, high].map((x) => textWidth(labels.value(x), fontSize))),
      };
    }
    count = Math.min(count - 1, fitting);
  }
}

function linearLabels(
  low: number,
  high: number,
  count: number,
  shrink: number,
  { xFormat }: Settings,
): NumberLabels {
  const increment = tickIncrement(low / shrink, high / shrink, Math.max(1, count));
  const step = (increment < 0 ? 1 / -increment : increment) * shrink || 1;
  return numberLabels(step, Math.max(Math.abs(low), Math.abs(high)), { format: xFormat });
}

function ordinalAxis(scale: XScale, series: Series[], fontSize: number, settings: Settings): XAxis {
  const name = eventNames(series, settings);
  const first = Math.ceil(scale.domain[0]);
  const last = Math.floor(scale.domain[1]);
  const every = ordinalStep(scale, first, last, name, fontSize);
  const shown: XAxis["ticks"] = [];
  for (let i = Math.ceil(first / every) * every; i <= last; i += every) {
    const label = name(i);
    if (label !== "") shown.push(tickOf(i, label, fontSize));
  }
  return { ticks: shown, name, nameWidth: Math.max(0, ...shown.map(({ width }) => width)) };
}

const MOST_MEASURED = 200;

/** Every how many events there is room for a label; a power of two, so that it seldom changes. */
function ordinalStep(
  scale: XScale,
  first: number,
  last: number,
  name: (i: number) => string,
  fontSize: number,
): number {
  const spacing = Math.abs(scale.px(1) - scale.px(0));
  const stride = Math.max(1, Math.floor((last - first) / MOST_MEASURED));
  let widest = 0;
  for (let i = first; i <= last; i += stride)
    widest = Math.max(widest, textWidth(name(i), fontSize));
  let every = 1;
  while (every * spacing < widest + GAP_BETWEEN_LABELS / 2 && every < last - first + 1) every *= 2;
  return every;
}

/** An event is named by its point's label, or by its time or x, in the first series that has it. */
function eventNames(series: Series[], settings: Settings): (event: number) => string {
  const step = timeStepOf(typicalGap(series));
  const moment = momentLabelFor(step, settings.timeZone, { format: settings.timeFormat });
  const number = linearLabels(
    0,
    Math.max(1, ...series.map(({ xs }) => xs.at(-1) ?? 0)),
    10,
    1,
    settings,
  ).value;
  return (event) => {
    const owner = series.find(({ xs, skipped }) => event >= skipped && event < skipped + xs.length);
    if (owner === undefined) return "";
    const index = event - owner.skipped;
    const x = owner.xs[index]!;
    return owner.labels?.[index] ?? (owner.xKind === "time" ? moment(x) : number(x));
  };
}

function typicalGap(series: Series[]): number {
  const longest = series.find(({ xs }) => xs.length > 1)?.xs;
  if (longest === undefined) return 1000;
  return (longest[longest.length - 1]! - longest[0]!) / (longest.length - 1);
}
