import { bandAxis } from "./band-axis.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { Layer } from "../mark-type.ts";
import type { Cache } from "../../base/cache.ts";
import { scatteredLabels } from "../../format/number-label.ts";
import { linearScale } from "../../scales/scale.ts";
import type { Settings } from "../../options/settings.ts";
import type { Tick } from "./tick.ts";
import { linearAxis } from "./linear-axis.ts";
import { ordinalAxis } from "./ordinal-axis.ts";
import { timeAxis } from "./time-axis.ts";
import { GAP_BETWEEN_LABELS, createTick, widestLabel, type XAxis, type XTick } from "./x-ticks.ts";
import { findCategories, createXScale } from "./x-scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { layoutYAxis } from "./y-axis.ts";
import { logTicks } from "../../scales/log-ticks.ts";

/** The axis below the plot, with its scale. */
export interface ScaledXAxis {
  axis: XAxis;
  scale: XScale;
}

const ROOM_FOR_LABELS = 22;
const NO_AXIS: XAxis = { ticks: [], name: String, nameWidth: 0 };
const NO_TICKS: Tick[] = [];
const FOR_EVER = Number.POSITIVE_INFINITY;

export function layoutXAxis(
  layers: Layer[],
  axes: AxesLayout,
  settings: Settings,
  cache: Cache,
): ScaledXAxis {
  const { width } = axes.margins.plot;
  const scale =
    axes.valueDomain === undefined
      ? createXScale(layers, width, settings)
      : valueScale(axes.valueDomain, width);
  return { axis: chooseXTicks(scale, layers, axes, settings, cache), scale };
}

/** Ticks that are shown, and for how long. */
export interface VisibleTicks {
  ticks: Tick[];
  /** Where the plot's left edge is. */
  slide: number;
  /** The ticks stay the same until the edge has come so many pixels further. */
  stay: number;
}

/** The ticks that are shown while the plot's left edge is at `slide`. */
export function findVisibleTicks(
  slide: number,
  { axis, scale }: ScaledXAxis,
  { margins, xStyle }: AxesLayout,
  settings: Settings,
): VisibleTicks {
  const { plot } = margins;
  if (plot.y + plot.height + ROOM_FOR_LABELS > settings.height) {
    return { ticks: NO_TICKS, slide, stay: axis.coming === undefined ? 0 : FOR_EVER };
  }
  const shown = visibleTicks(axis, scale, slide, plot.x, settings.width, xStyle.turned);
  shown.stay = Math.min(shown.stay, untilComing(axis, scale, slide, plot.x, settings.width)) - HAIR;
  return shown;
}

/** Tenths of a pixel are not exact. */
const HAIR = 1e-6;

/** How many pixels a plot slides on until the tick behind the last has room. */
function untilComing(
  { coming }: XAxis,
  { px, domain }: XScale,
  slide: number,
  plotX: number,
  pictureWidth: number,
): number {
  if (coming === undefined) return 0;
  const at = px(coming.value);
  const untilIn = at - px(domain[1]) - 1;
  const untilFits = plotX + Math.round(at) - slide + coming.width / 2 - (pictureWidth - 2);
  return Math.max(untilIn, untilFits);
}

/** Whether ticks are still right when a sliding plot has come to `slide`. */
export function areUnchanged(
  { ticks, slide: before, stay }: VisibleTicks,
  scale: XScale,
  slide: number,
) {
  const oldest = ticks[0]?.value ?? FOR_EVER;
  return slide >= before && slide - before < stay && scale.domain[0] <= oldest;
}

/** Values from left to right. */
function valueScale(domain: [number, number], width: number): XScale {
  return { ...linearScale(domain, width), kind: "linear", slides: false, gap: width };
}

export function chooseXTicks(
  scale: XScale,
  layers: Layer[],
  { xStyle, margins, valueDomain }: AxesLayout,
  settings: Settings,
  cache: Cache,
): XAxis {
  if (settings.variant === "sparkline") return NO_AXIS;
  if (valueDomain !== undefined) return valuesAxis(valueDomain, margins.plot.width, settings);
  if (scale.kind === "time") return timeAxis(scale, settings, cache);
  if (scale.kind === "ordinal") return ordinalAxis(scale, layers, settings);
  if (scale.kind === "band") {
    return bandAxis(scale, findCategories(layers), xStyle, margins.plot.x, settings);
  }
  return scale.kind === "log" ? logAxis(scale, settings) : linearAxis(scale, settings);
}

function logAxis(scale: XScale, settings: Settings): XAxis {
  const labels = scatteredLabels({ format: settings.xFormat, locale: settings.locale });
  const [low, high] = scale.domain;
  const count = Math.max(2, Math.floor(scale.px(high) / LOG_SPACING));
  const ticks = logTicks([low, high], count).map((value) =>
    createTick(value, labels.tick(value), settings),
  );
  return { ticks, name: labels.value, nameWidth: widestLabel([low, high], labels.value, settings) };
}

const LOG_SPACING = 64;

/** A y axis that lies down. Its labels need more room than upright ones. */
function valuesAxis(domain: [number, number], width: number, settings: Settings): XAxis {
  let room = width * ROOMY;
  for (let pass = 0; ; pass++) {
    const { ticks, labels } = layoutYAxis(domain, room, settings.y, settings.locale);
    const widest = widestLabel(ticks, labels.tick, settings);
    const needed = ticks.length * (widest + GAP_BETWEEN_LABELS / 2);
    if (needed <= width || pass >= MOST_PASSES || ticks.length <= 2) {
      return {
        ticks: ticks.map((value) => createTick(value, labels.tick(value), settings)),
        name: labels.value,
        nameWidth: widestLabel(domain, labels.value, settings),
      };
    }
    room *= width / needed;
  }
}

const MOST_PASSES = 4;
/** Labels side by side stand further apart than labels above each other. */
const ROOMY = 0.7;

// A label that would be cut off, or touch the one before it, is left out.
function visibleTicks(
  axis: XAxis,
  scale: XScale,
  slide: number,
  plotX: number,
  pictureWidth: number,
  turned: boolean,
): VisibleTicks {
  const edge = scale.slides ? plotX : 2;
  let free = edge;
  let freeBelow = edge;
  let owed: XTick | undefined;
  // Of what is told by an edge of the picture: how far it is from coming out otherwise.
  let stay = FOR_EVER;
  const ticks: Tick[] = [];
  for (const tick of axis.ticks) {
    const { value, label, sub, width } = tick;
    const at = Math.round(scale.px(value));
    const center = plotX + at - slide;
    // What a tick that is left out says below its label, the next one has to say.
    if (sub !== undefined) owed = tick;
    const left = center - width / 2 - free;
    const beyond = center + width / 2 - (pictureWidth - 2);
    if (beyond > 0) stay = Math.min(stay, beyond);
    if (!turned && (left < 0 || beyond > 0)) continue;
    if (ticks.length === 0) stay = Math.min(stay, left);
    const half = (owed?.subWidth ?? 0) / 2;
    const last = pictureWidth - 2 - half;
    // What slides along with its tick cannot stand beside it.
    const subCenter = scale.slides ? center : Math.max(freeBelow + half, Math.min(center, last));
    const subLeft = subCenter - half - freeBelow;
    const fits =
      owed !== undefined &&
      subLeft > -0.01 &&
      subCenter <= last &&
      Math.abs(subCenter - center) <= half;
    if (subCenter > last) stay = Math.min(stay, subCenter - last);
    const shown: Tick = { at, value, label };
    if (fits) {
      shown.sub = owed!.sub!;
      if (subCenter !== center) shown.beside = Math.round(subCenter - center);
      if (freeBelow === edge) stay = Math.min(stay, subLeft);
    }
    ticks.push(shown);
    free = center + width / 2 + 4;
    if (!fits) continue;
    freeBelow = subCenter + half + 8;
    owed = undefined;
  }
  return { ticks, slide, stay };
}
