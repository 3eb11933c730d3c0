import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { AxesLayout } from "../axes-layout.ts";
import { type Label, labelWidth, PICTURE_EDGE } from "./label.ts";
import type { Tick } from "./tick.ts";
import { hasSecondLine } from "./x-axis-style.ts";
import type { ScaledXAxis } from "./x-axis.ts";
import { labelCenter, MIN_GAP, type XAxis, type XTick } from "./x-labels.ts";
import { layoutZoneLabel, placeZoneBehind, SECOND_LINE_GAP } from "./zone-label.ts";

/** The ticks whose labels have space. */
export interface VisibleTicks {
  ticks: Tick[];
  /** The label of the time zone. */
  zone?: Label | undefined;
}

/** Height of the label row: without space for it there are no ticks. */
const LABEL_HEIGHT = 22;
const NO_TICKS: Tick[] = [];

/**
 * Finds the ticks that are visible at a translation. A label that would overlap the one before it is
 * left out with its tick. One that would overlap the edge of the picture is moved aside; on a sliding
 * axis it is left out, too, as it would move to and fro.
 */
export function findVisibleTicks(
  translation: number,
  { axis, scale }: ScaledXAxis,
  { margins, xStyle }: AxesLayout,
  settings: Settings,
): VisibleTicks {
  const { plot } = margins;
  if (plot.y + plot.height + LABEL_HEIGHT > settings.height) return { ticks: NO_TICKS };
  const view: AxisPlacement = {
    scale,
    plotX: plot.x,
    translation,
    rightEdge: settings.width - PICTURE_EDGE,
    secondRightEdge: settings.width - PICTURE_EDGE,
    rotated: xStyle.rotated,
    secondLine: hasSecondLine(xStyle),
  };
  const zone = layoutZoneLabel(axis, plot, xStyle.height, settings);
  if (zone !== undefined) {
    view.secondRightEdge = zone.x - labelWidth(zone.text, settings) - SECOND_LINE_GAP;
  }
  const visible = { ticks: selectXTicks(axis.ticks, view), zone };
  if (zone === undefined || scale.slides) return visible;
  return makeRoomForLast(axis, visible, view, settings);
}

/**
 * Where the zone at the end of the second line takes the place of the last tick's date, and that tick would
 * be left out, the zone stands behind an earlier date.
 */
function makeRoomForLast(
  { ticks }: XAxis,
  visible: VisibleTicks,
  view: AxisPlacement,
  settings: Settings,
): VisibleTicks {
  const free = selectXTicks(ticks, { ...view, secondRightEdge: view.rightEdge });
  if (free.length <= visible.ticks.length) return visible;
  const behind = placeZoneBehind(visible.zone!, free, view, settings);
  return behind === undefined ? visible : { ticks: free, zone: behind };
}

/** Where the axis is in the picture, in pixels. */
interface AxisPlacement {
  scale: XScale;
  plotX: number;
  translation: number;
  /** Labels end here at the latest. */
  rightEdge: number;
  /** The same for labels of the second line. */
  secondRightEdge: number;
  rotated: boolean;
  /** There is room for a second line. */
  secondLine: boolean;
}

function selectXTicks(all: readonly XTick[], view: AxisPlacement): Tick[] {
  const { scale, plotX, translation, rightEdge, rotated } = view;
  const leftEdge = scale.slides ? plotX : PICTURE_EDGE;
  let end = leftEdge;
  let secondEnd = leftEdge;
  let pending: XTick | undefined;
  let lacksLine = false;
  const ticks: Tick[] = [];
  for (const tick of all) {
    const { value, label, width } = tick;
    const at = Math.round(scale.px(value));
    const tickX = plotX + at - translation;
    const center = scale.slides || rotated ? tickX : clampLabel(tickX, width, rightEdge);
    // If a tick has no space, its second line (a date, say) moves to the next one that has.
    if (tick.sub !== undefined && view.secondLine) pending = tick;
    else if (tick.sub !== undefined) lacksLine = true;
    const fits = center - width / 2 >= end && center + width / 2 <= rightEdge;
    if (!rotated && !fits) continue;
    const visible: Tick = { at, value, label };
    if (tick.whole !== undefined) visible.whole = tick.whole;
    if (center !== tickX) visible.shift = roundShift(center - tickX);
    const second = pending && placeSecondLine(pending, tickX, secondEnd, view);
    // Without its second line, this label would be the same as another one.
    const isAlone = lacksLine || second?.fits === false;
    if (isAlone && ticks.some((other) => other.label === label)) continue;
    ticks.push(visible);
    end = center + width / 2 + MIN_GAP;
    if (pending === undefined || second?.fits !== true) continue;
    visible.sub = pending.sub!;
    if (second.center !== tickX) visible.beside = Math.round(second.center - tickX);
    secondEnd = second.center + second.half + SECOND_LINE_GAP;
    pending = undefined;
  }
  return ticks;
}

/** The middle of a label that is moved to be in the picture, where that does not part it from its tick. */
function clampLabel(tickX: number, width: number, rightEdge: number): number {
  const center = labelCenter(tickX, width, rightEdge + PICTURE_EDGE);
  return Number.isNaN(center) ? tickX : center;
}

/** Rounded towards the tick's side that has room, so that no part of the label leaves the picture. */
const roundShift = (shift: number) => (shift < 0 ? Math.floor(shift) : Math.ceil(shift));

/**
 * Where the second line of a label would be, and whether it fits there.
 *
 * @param center of the first line.
 * @param start the leftmost pixel that is free.
 */
function placeSecondLine(
  { subWidth = 0 }: XTick,
  center: number,
  start: number,
  { scale, secondRightEdge }: AxisPlacement,
) {
  const half = subWidth / 2;
  const last = secondRightEdge - half;
  // On a sliding axis it moves with its tick, so it cannot be shifted to where it fits.
  const own = scale.slides ? center : Math.max(start + half, Math.min(center, last));
  const fits = own - half - start > -0.01 && own <= last && Math.abs(own - center) <= half;
  return { center: own, half, fits };
}
