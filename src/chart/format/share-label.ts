import { clamp } from "../base/clamp.ts";
import { shortDigits, MINUS } from "./digits.ts";
import { getLocale } from "./locale.ts";
import type { NumberLabel } from "./number-format.ts";
import { floorLog10 } from "./number-text.ts";

const MAX_DECIMALS = 6;

/**
 * Labels shares, from 0 to 100. What is not all is never 100 %, and what is not nothing never 0 %: a
 * share close to either gets as many decimals as the rest of it needs, or is more or less than what
 * these can tell.
 *
 * @param digits how many of the smaller of a share and its rest are told; one decimal at least.
 */
export function shareLabel(locale: string | undefined, digits: number): NumberLabel {
  const signs = getLocale(locale);
  const [before, after] = signs.percent;
  return (share) => {
    const size = Math.abs(share);
    const rest = Math.min(size, 100 - size);
    const wanted = rest > 0 ? digits - 1 - floorLog10(rest) : 0;
    const decimals = clamp(wanted, 1, MAX_DECIMALS);
    const least = 10 ** -decimals;
    const isNearEnd = rest > 0 && rest < least / 2;
    const told = isNearEnd ? nearEnd(size, least) : size;
    const relation = isNearEnd ? (told > size === share > 0 ? "<" : ">") : "";
    const sign = share < 0 ? MINUS : "";
    return relation + sign + before + shortDigits(told, decimals, signs) + after;
  };
}

/** The last share that can be told before 0 or 100. */
function nearEnd(size: number, least: number): number {
  return size < 50 ? least : 100 - least;
}
