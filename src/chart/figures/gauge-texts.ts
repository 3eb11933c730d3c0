import { fitNames } from "../format/text/fit-names.ts";
import { FONT_SIZE } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import { GAP, type GaugesLayout, REACH } from "./gauge-layout.ts";
import { fitFontSize, withoutUnit } from "./large-value.ts";

/** Dials with a smaller radius have their names below rather than inside. */
const MIN_NAME_INSIDE = 34;
/** The same if a name does not fit inside. */
const MIN_TIGHT_NAME_INSIDE = 64;
/** Dials with a smaller radius have no names. */
const MIN_NAMED = 12;
/** Dials with a larger radius have larger names. */
const LARGE = 110;
const LARGE_NAME_SIZE = 14;
const MAX_VALUE_SIZE = 72;
/** Smaller values are written without their unit, down to the next size. */
const MIN_VALUE_SIZE = 11;
const MIN_DIGITS_SIZE = 9;

/**
 * Sizes the values, and names dials and the ends of their range where there is room.
 *
 * @param cell how wide a dial may be, in pixels, and whether there is no room for a text below it.
 */
export function addTexts(
  layout: GaugesLayout,
  low: string,
  high: string,
  cell: { width: number; isAlone: boolean },
  settings: Settings,
): void {
  const { measureText, title, legend } = settings;
  const { radius, ring, gauges } = layout;
  const width = (text: string) => measureText(text, FONT_SIZE, false);
  const nameRoom = 1.7 * (radius - ring - 8);
  const isTight = () => gauges.some(({ name }) => width(name) > nameRoom);
  const isNameBelow = radius < MIN_NAME_INSIDE || (radius < MIN_TIGHT_NAME_INSIDE && isTight());
  const inner = radius - ring - (radius < MIN_NAME_INSIDE ? 2 : 8);
  addValueSize(layout, high, 1.72 * inner, settings);
  const boundRoom = radius * Math.sin(REACH) * 0.9;
  if (!cell.isAlone && !isNameBelow && width(low) <= boundRoom && width(high) <= boundRoom) {
    layout.low = low;
    layout.high = high;
  }
  layout.nameSize = radius > LARGE ? LARGE_NAME_SIZE : FONT_SIZE;
  layout.nameY = Math.round(
    isNameBelow ? radius / 2 + 14 : layout.valueSize * 0.36 + layout.nameSize + 6,
  );
  if (radius < MIN_NAMED || (isNameBelow && cell.isAlone)) return;
  // The title names a single dial.
  if (gauges.length === 1 && title !== "" && legend !== true) return;
  const room = isNameBelow ? cell.width + GAP / 2 : nameRoom;
  const names = gauges.map(({ name }) => name);
  const labels = fitNames(names, { room, fontSize: layout.nameSize, measure: measureText });
  gauges.forEach((gauge, i) => (gauge.label = labels[i]!));
}

/** Finds one size for all dials at which each value fits, if need be without its unit. */
function addValueSize(
  layout: GaugesLayout,
  widest: string,
  room: number,
  { measureText, y: { unit } }: Settings,
): void {
  const { gauges, radius } = layout;
  const wanted = Math.max(MIN_VALUE_SIZE, Math.round(radius * 0.42));
  const most = Math.min(MAX_VALUE_SIZE, wanted);
  const texts = [...gauges.map(({ text }) => text), widest];
  const size = fitFontSize(texts, room, most, 0, measureText);
  if (size >= MIN_VALUE_SIZE) {
    layout.valueSize = size;
    return;
  }
  const digits = gauges.map(({ text }) => withoutUnit(text, unit));
  const digitsSize = fitFontSize(digits, room, MIN_VALUE_SIZE, 0, measureText);
  if (digitsSize < MIN_DIGITS_SIZE) return;
  layout.valueSize = digitsSize;
  gauges.forEach((gauge, i) => (gauge.text = digits[i]!));
}
