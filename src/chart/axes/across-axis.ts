import { bandAxis } from "./band-axis.ts";
import type { Scaffold } from "../scaffold.ts";
import type { Layer } from "../layer.ts";
import type { Memory } from "../memory.ts";
import { logTicks } from "../scales/log-scale.ts";
import { scatteredLabels } from "../labels/number-label.ts";
import { linearScale } from "../scales/scale.ts";
import type { Settings } from "../settings.ts";
import type { Tick } from "./surroundings.ts";
import {
  GAP_BETWEEN_LABELS,
  linearAxis,
  ordinalAxis,
  tickOf,
  timeAxis,
  widestOf,
  type XAxis,
  type XTick,
} from "./x-axis.ts";
import { categoriesOf, type XScale, xScaleOf } from "../scales/x-scale.ts";
import { yAxisOf } from "./y-axis.ts";

/** The axis below the plot, with its scale. */
export interface AcrossAxis {
  axis: XAxis;
  scale: XScale;
}

const ROOM_FOR_LABELS = 22;
const NO_AXIS: XAxis = { ticks: [], name: String, nameWidth: 0 };
const NO_TICKS: Tick[] = [];

export function acrossAxis(
  layers: Layer[],
  scaffold: Scaffold,
  settings: Settings,
  memory: Memory,
): AcrossAxis {
  const { width } = scaffold.surroundings.plot;
  const scale =
    scaffold.across === undefined
      ? xScaleOf(layers, width, settings)
      : valueScale(scaffold.across, width);
  if (settings.variant === "sparkline") return { axis: NO_AXIS, scale };
  return { axis: axisOf(scale, layers, scaffold, settings, memory), scale };
}

/** The ticks that are shown while the plot's left edge is at `slide`. */
export function ticksAt(
  slide: number,
  { axis, scale }: AcrossAxis,
  { surroundings, xLook }: Scaffold,
  settings: Settings,
): Tick[] {
  const { plot } = surroundings;
  if (plot.y + plot.height + ROOM_FOR_LABELS > settings.height) return NO_TICKS;
  return shownTicks(axis, scale, slide, plot.x, settings.width, xLook.turned);
}

/** Values from left to right. */
function valueScale(domain: [number, number], width: number): XScale {
  return { ...linearScale(domain, width), kind: "linear", slides: false, gap: width };
}

function axisOf(
  scale: XScale,
  layers: Layer[],
  { xLook, surroundings, across }: Scaffold,
  settings: Settings,
  memory: Memory,
): XAxis {
  if (across !== undefined) return valuesAxis(across, surroundings.plot.width, settings);
  if (scale.kind === "time") return timeAxis(scale, settings, memory);
  if (scale.kind === "ordinal") return ordinalAxis(scale, layers, settings);
  if (scale.kind === "band") {
    return bandAxis(scale, categoriesOf(layers), xLook, surroundings.plot.x, settings);
  }
  return scale.kind === "log" ? logAxis(scale, settings) : linearAxis(scale, settings);
}

function logAxis(scale: XScale, settings: Settings): XAxis {
  const labels = scatteredLabels({ format: settings.xFormat, locale: settings.locale });
  const [low, high] = scale.domain;
  const count = Math.max(2, Math.floor(scale.px(high) / LOG_SPACING));
  const ticks = logTicks([low, high], count).map((value) =>
    tickOf(value, labels.tick(value), settings),
  );
  return { ticks, name: labels.value, nameWidth: widestOf([low, high], labels.value, settings) };
}

const LOG_SPACING = 64;

/** A y axis that lies down. Its labels need more room than upright ones. */
function valuesAxis(domain: [number, number], width: number, settings: Settings): XAxis {
  let room = width;
  for (let pass = 0; ; pass++) {
    const { ticks, labels } = yAxisOf(domain, room, settings.y, settings.locale);
    const widest = widestOf(ticks, labels.tick, settings);
    const needed = ticks.length * (widest + GAP_BETWEEN_LABELS / 2);
    if (needed <= width || pass >= MOST_PASSES || ticks.length <= 2) {
      return {
        ticks: ticks.map((value) => tickOf(value, labels.tick(value), settings)),
        name: labels.value,
        nameWidth: widestOf(domain, labels.value, settings),
      };
    }
    room *= width / needed;
  }
}

const MOST_PASSES = 4;

// A label that would be cut off, or touch the one before it, is left out.
function shownTicks(
  axis: XAxis,
  scale: XScale,
  slide: number,
  plotX: number,
  pictureWidth: number,
  turned: boolean,
): Tick[] {
  let free = scale.slides ? plotX : 2;
  let freeBelow = free;
  let owed: XTick | undefined;
  const shown: Tick[] = [];
  for (const tick of axis.ticks) {
    const { value, label, sub, width } = tick;
    const at = Math.round(scale.px(value));
    const center = plotX + at - slide;
    // What a tick that is left out says below its label, the next one has to say.
    if (sub !== undefined) owed = tick;
    if (!turned && (center - width / 2 < free || center + width / 2 > pictureWidth - 2)) continue;
    const half = (owed?.subWidth ?? 0) / 2;
    const last = pictureWidth - 2 - half;
    // What slides along with its tick cannot stand beside it.
    const subCenter = scale.slides ? center : Math.max(freeBelow + half, Math.min(center, last));
    const fits =
      owed !== undefined &&
      subCenter - half > freeBelow - 0.01 &&
      subCenter <= last &&
      Math.abs(subCenter - center) <= half;
    const shownTick: Tick = { at, value, label };
    if (fits) {
      shownTick.sub = owed!.sub!;
      if (subCenter !== center) shownTick.beside = Math.round(subCenter - center);
    }
    shown.push(shownTick);
    free = center + width / 2 + 4;
    if (!fits) continue;
    freeBelow = subCenter + half + 8;
    owed = undefined;
  }
  return shown;
}
