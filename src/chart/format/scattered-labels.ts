import { MINUS } from "./signs.ts";
import { type NumberNotation, numberText } from "./number-text.ts";
import { isBeyondMeasures } from "./unit.ts";
import {
  formatLabels,
  getNotation,
  type NumberLabels,
  type NumberStyle,
  singleLabels,
  withValueFormat,
} from "./value-labels.ts";

/**
 * The labels of numbers of very different size, as on a logarithmic axis: each has its own measure,
 * from a thousand on, or is a power of ten where measures end.
 *
 * @param ticks of the axis: they get as many digits as it takes to differ.
 */
export function scatteredLabels(
  style: NumberStyle = {},
  ticks: readonly number[] = [],
): NumberLabels {
  if (style.format !== undefined) return formatLabels(style.format, style);
  const notation = getNotation(style.unit, style.locale);
  const { unit } = notation;
  const first = unit.notation === "words" ? Math.min(1e3, unit.firstPrefixed) : unit.firstPrefixed;
  const ofTicks = { ...notation, unit: { ...unit, firstPrefixed: first } };
  const digits = distinctDigits(ticks, ofTicks);
  const isBeyond = (value: number) => isBeyondMeasures(unit, Math.abs(value));
  const arePowers = ticks.some(isBeyond);
  const labels: NumberLabels = {
    ...singleLabels({ digits: 4 }, notation),
    tick: (value) =>
      arePowers || isBeyond(value) ? powerText(value) : numberText(value, { digits }, ofTicks),
  };
  return style.valueFormat === undefined ? labels : withValueFormat(labels, style);
}

const MAX_DIGITS = 15;

/** How many digits numbers need to differ; at least three. */
function distinctDigits(numbers: readonly number[], notation: NumberNotation): number {
  for (let digits = 3; digits < MAX_DIGITS; digits++) {
    const labels = numbers.map((number) => numberText(number, { digits }, notation));
    if (new Set(labels).size === labels.length) return digits;
  }
  return MAX_DIGITS;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Writes a number like 2×10²⁷; zero is no power of ten. */
function powerText(value: number): string {
  if (value === 0) return "0";
  const [factor = "", power = ""] = value.toExponential().split("e");
  const raised = power
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => RAISED[+digit]!);
  const ten = `10${raised}`;
  return factor === "1"
    ? ten
    : factor === "-1"
      ? MINUS + ten
      : `${factor.replace("-", MINUS)}×${ten}`;
}
