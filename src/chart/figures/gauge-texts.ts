import { FONT_SIZE } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import { fitText, type MeasureText } from "../format/text/text-width.ts";
import { GAP, type GaugesLayout, REACH } from "./gauge-layout.ts";
import { digitsAndUnit, fittingSize } from "./large-value.ts";

const SMALLEST_NAMED = 34;
const LARGEST_VALUE = 72;
/** A smaller value is written without its unit, if at all. */
const SMALL_VALUE = 11;
const SMALLEST_VALUE = 9;
const MIDDLING = 64;
/** A smaller dial is told of by nothing but its ring. */
const SMALLEST_TOLD = 12;
const LARGE = 110;

/**
 * Sizes the values, and names dials and the ends of their range where there is room.
 *
 * @param cellWidth how wide a dial may be, in pixels.
 */
export function addTexts(
  layout: GaugesLayout,
  low: string,
  high: string,
  cellWidth: number,
  settings: Settings,
): void {
  const { measureText, title, legend } = settings;
  const { radius, ring, gauges } = layout;
  const within = 1.7 * (radius - ring - 8);
  const isTight = (name: string) => measureText(name, FONT_SIZE, false) > within;
  const isSmall =
    radius < SMALLEST_NAMED || (radius < MIDDLING && gauges.some(({ name }) => isTight(name)));
  const inner = radius - ring - (radius < SMALLEST_NAMED ? 2 : 8);
  addValueSize(layout, high, 1.72 * inner, measureText);
  const half = radius * Math.sin(REACH);
  const fits = (text: string) => measureText(text, FONT_SIZE, false) <= half * 0.9;
  if (!isSmall && fits(low) && fits(high)) {
    layout.low = low;
    layout.high = high;
  }
  layout.nameSize = radius > LARGE ? 14 : FONT_SIZE;
  const below = isSmall ? radius / 2 + 14 : layout.valueSize * 0.36 + layout.nameSize + 6;
  layout.nameY = Math.round(below);
  if (radius < SMALLEST_TOLD) return;
  // A single dial below a title needs no name of its own.
  if (gauges.length === 1 && title !== "" && legend !== true) return;
  const room = isSmall ? cellWidth + GAP / 2 : within;
  for (const one of gauges) {
    one.label = fitText(one.name, room, layout.nameSize, false, measureText);
  }
}

/** One size for all dials, in which each value fits, with its unit if that can be. */
function addValueSize(
  layout: GaugesLayout,
  widest: string,
  room: number,
  measureText: MeasureText,
): void {
  const { gauges, radius } = layout;
  const most = Math.min(LARGEST_VALUE, Math.max(SMALL_VALUE, Math.round(radius * 0.42)));
  const texts = [...gauges.map(({ text }) => text), widest];
  const size = fittingSize(texts, room, most, 0, measureText);
  if (size >= SMALL_VALUE) {
    layout.valueSize = size;
    return;
  }
  const digits = gauges.map(({ text }) => digitsAndUnit(text)[0]);
  const small = fittingSize(digits, room, SMALL_VALUE, 0, measureText);
  if (small < SMALLEST_VALUE) return;
  layout.valueSize = small;
  gauges.forEach((one, i) => (one.text = digits[i]!));
}
