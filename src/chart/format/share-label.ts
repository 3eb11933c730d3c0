import { clamp } from "../base/clamp.ts";
import { floorLog10 } from "../base/log10.ts";
import { shortDigits } from "./digits.ts";
import { getLocale } from "./locale.ts";
import type { NumberLabel } from "./number-format.ts";
import { MINUS } from "./signs.ts";

const MAX_SHARE_DECIMALS = 6;

/**
 * Labels shares, from 0 to 100. A part is never written as 0 % or 100 %: a share close to either gets
 * as many decimals as it takes to differ; one that would need too many becomes "<0.000001%" or
 * ">99.999999%".
 *
 * @param digits significant digits of a share, or of what it lacks to 100 where that is smaller. There
 * is one decimal at least.
 */
export function shareLabel(locale: string | undefined, digits: number): NumberLabel {
  const signs = getLocale(locale);
  const [before, after] = signs.percent;
  return (share) => {
    const size = Math.abs(share);
    const rest = Math.min(size, 100 - size);
    const wanted = rest > 0 ? digits - 1 - floorLog10(rest) : 0;
    const decimals = clamp(wanted, 1, MAX_SHARE_DECIMALS);
    const least = 10 ** -decimals;
    const isNearEnd = rest > 0 && rest < least / 2;
    const shown = isNearEnd ? nearEnd(size, least) : size;
    const relation = isNearEnd ? (shown > size === share > 0 ? "<" : ">") : "";
    const sign = share < 0 ? MINUS : "";
    return relation + sign + before + shortDigits(shown, decimals, signs) + after;
  };
}

/** The share next to 0 or 100 that has few enough decimals. */
function nearEnd(size: number, least: number): number {
  return size < 50 ? least : 100 - least;
}
