import { type Check, finite, isRecord, numberBetween, text } from "./primitives.ts";
import { isLocale } from "../../format/locale.ts";
import { isNumberSpecifier } from "../../format/number-label.ts";
import { isUnit } from "../../format/unit.ts";
import { isColor } from "../theme.ts";
import { EXPECTED_TIME, epochMs } from "../../format/time/time-input.ts";
import { isTimeZone } from "../../format/time/time-zone.ts";

/** A text, or a function that makes one. */
export function textOrFunction(example: string): Check {
  return (value) =>
    typeof value === "function" || text(value) === undefined
      ? undefined
      : `${example}, or a function`;
}

/** How numbers are written. */
export function numberFormat(value: unknown): string | undefined {
  if (typeof value === "function") return undefined;
  if (typeof value === "string" && isNumberSpecifier(value)) return undefined;
  return 'a d3-format specifier such as ".1f" or "~s", or a function';
}

/** A zone that the host knows. */
export function timeZone(value: unknown): string | undefined {
  if (typeof value === "string" && isTimeZone(value)) return undefined;
  return 'an IANA name such as "Europe/Berlin"';
}

/** A language tag. */
export function locale(value: unknown): string | undefined {
  if (typeof value === "string" && isLocale(value)) return undefined;
  return 'a BCP 47 tag such as "de-DE"';
}

/** What values count. */
export function unit(value: unknown): string | undefined {
  return typeof value === "string" && isUnit(value) ? undefined : "a text of 1 to 40 characters";
}

/** A moment, in any shape that points have theirs. */
export function time(value: unknown): string | undefined {
  const isTime = typeof value === "string" || typeof value === "number" || value instanceof Date;
  return isTime && !Number.isNaN(epochMs(value)) ? undefined : EXPECTED_TIME.slice(9);
}

/** An end of a domain; `null` leaves it to the data. */
export function bound(value: unknown): string | undefined {
  return value === null || finite(value) === undefined ? undefined : "a finite number or null";
}

/** Two bounds in order. */
export function domain(value: unknown): string | undefined {
  const expected = "[low, high] with low < high, each a finite number or null";
  if (!Array.isArray(value) || value.length !== 2) return expected;
  if (value.some((one) => bound(one) !== undefined)) return expected;
  return value[0] === null || value[1] === null || value[0] < value[1] ? undefined : expected;
}

/** Two numbers in order. */
export function pair(value: unknown): string | undefined {
  const right = domain(value) === undefined && !(value as unknown[]).includes(null);
  return right ? undefined : "[low, high] with low < high, each a finite number";
}

/** Pixels around the plot. */
export function margin(value: unknown): string | undefined {
  const sides = isRecord(value) ? value : { top: value };
  const known = ["top", "right", "bottom", "left"];
  const isPixels = numberBetween(0, 5000);
  const right = Object.entries(sides).every(
    ([side, pixels]) =>
      known.includes(side) && (pixels === undefined || isPixels(pixels) === undefined),
  );
  return right ? undefined : "pixels from 0 to 5000, or { top, right, bottom, left } of them";
}

/** What a live chart shows of its points. */
export function chartWindow(value: unknown): string | undefined {
  const expected = "{ points } from 1 to 10,000,000 or { ms } from 1 to 1e12";
  if (!isRecord(value) || Object.keys(value).length !== 1) return expected;
  const { points, ms } = value;
  if (Number.isInteger(points) && numberBetween(1, 1e7)(points) === undefined) return undefined;
  return numberBetween(1, 1e12)(ms) === undefined ? undefined : expected;
}

/** A CSS colour that cannot break out of a style sheet. */
export function color(value: unknown): string | undefined {
  return isColor(value) ? undefined : 'a CSS colour such as "#2563eb"';
}
