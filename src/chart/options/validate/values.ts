import {
  MAX_COLOR_LENGTH,
  MAX_FONT_LENGTH,
  MAX_LOCALE_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_UNIT_LENGTH,
} from "../../../limits.ts";
import { nameHint } from "../../base/closest-name.ts";
import { expectedColor, isColor } from "../../format/color/check-color.ts";
import { isLocale } from "../../format/locale.ts";
import { epochMs, JSON_TIME } from "../../format/time/time-input.ts";
import { isTimeZone } from "../../format/time/time-zone.ts";
import { isUnit } from "../../format/unit.ts";
import {
  type Check,
  either,
  expecting,
  FINITE,
  integerBetween,
  isRecord,
  NULL,
  numberBetween,
  recordOf,
  type Shape,
  TEXT,
} from "./primitives.ts";
import { isNumberSpecifier, suggestNumberSpecifier } from "../../format/number-specifier.ts";
import { suggestTimeSpecifier } from "../../format/time/suggest-time-specifier.ts";
import { isTimeSpecifier } from "../../format/time/time-specifier.ts";

/** The check of a text, with what an error says was expected. */
function checkText(expected: string, isRight: (text: string) => boolean): Check {
  return (value) => (typeof value === "string" && isRight(value) ? undefined : expected);
}

/** A specifier or a function; from JSON a specifier only. An error says what was probably meant. */
function specifier(
  expected: string,
  isRight: (text: string) => boolean,
  suggest: (text: string) => string | undefined,
): Shape {
  const isText = (value: unknown) => typeof value === "string" && isRight(value);
  const hint = (value: unknown) => {
    const meant = typeof value === "string" ? suggest(value.slice(0, MAX_SUGGESTED)) : undefined;
    return nameHint(meant && JSON.stringify(meant));
  };
  return {
    kind: "text",
    max: MAX_TEXT_LENGTH,
    check: (value) =>
      typeof value === "function" || isText(value)
        ? undefined
        : `${expected}, or a function${hint(value)}`,
    checkJson: (value) => (isText(value) ? undefined : `${expected}${hint(value)}`),
  };
}

/** No specifier is suggested in place of a longer text. */
const MAX_SUGGESTED = 60;

/** How numbers are written. */
export const NUMBER_FORMAT = specifier(
  'a d3-format specifier such as ".1f" or "~s"',
  isNumberSpecifier,
  suggestNumberSpecifier,
);

/** How times are written. */
export const TIME_FORMAT = specifier(
  'a d3-time-format specifier such as "%H:%M"',
  (text) => TEXT.check(text) === undefined && isTimeSpecifier(text),
  suggestTimeSpecifier,
);

/** A zone that the host knows. */
export const TIME_ZONE: Shape = {
  kind: "text",
  check: checkText('an IANA name such as "Europe/Berlin"', isTimeZone),
};

/** A language tag that the host knows. */
export const LOCALE: Shape = {
  kind: "text",
  max: MAX_LOCALE_LENGTH,
  check: checkText('a BCP 47 tag such as "de-DE"', isLocale),
};

/** What the numbers of an axis count. */
export const UNIT: Shape = {
  kind: "text",
  min: 1,
  max: MAX_UNIT_LENGTH,
  check: checkText(`a text of 1 to ${MAX_UNIT_LENGTH} characters`, isUnit),
};

/** The form of a colour, for editors. The check also reads names, and what is in parentheses. */
const COLOR_FORM = /^ *(?:#[0-9a-f]{3,8}|[a-z]{3,30}|[a-z]+(?:-[a-z]+)?\([\w#.,%/+\-*() ]+\)) *$/i;

/** A CSS colour that cannot break out of a style sheet. */
export const CSS_COLOR: Shape = {
  kind: "text",
  max: MAX_COLOR_LENGTH,
  pattern: COLOR_FORM,
  check: (value) => (isColor(value) ? undefined : expectedColor(value)),
};

/** A CSS colour of a background, or `"none"`. */
export const CSS_GROUND: Shape = {
  ...CSS_COLOR,
  check: (value) => (value === "none" ? undefined : CSS_COLOR.check(value)),
};

/** Names of families, some in quotes, or a custom property of the page that has them. */
const FAMILY = String.raw`(?:[a-zA-Z][\w-]*(?: [\w-]+)*|'[\w -]+'|"[\w -]+")`;
const FAMILIES = `${FAMILY}(?: *, *${FAMILY})*`;
const FONT_PATTERN = new RegExp(`^(?:${FAMILIES}|var\\(--[\\w-]+(?: *, *${FAMILIES})?\\))$`);

/** Font families that cannot break out of a style sheet. */
export const FONT: Shape = {
  kind: "text",
  max: MAX_FONT_LENGTH,
  pattern: FONT_PATTERN,
  check: checkText(
    'font families such as "Inter, sans-serif"',
    (text) => text.length <= MAX_FONT_LENGTH && FONT_PATTERN.test(text),
  ),
};

const NONCE_PATTERN = /^[\w+/=-]{1,256}$/;

/** A nonce of a Content-Security-Policy. */
export const NONCE: Shape = {
  kind: "text",
  pattern: NONCE_PATTERN,
  check: checkText("a base64 text", (text) => NONCE_PATTERN.test(text)),
};

/** A moment, in any shape that points have theirs. */
export const TIME: Shape = {
  kind: "time",
  check: (value) => (isTime(value) ? undefined : `a Date, ${JSON_TIME}`),
  checkJson: (value) => (isTime(value) && !(value instanceof Date) ? undefined : JSON_TIME),
};

function isTime(value: unknown): boolean {
  const isInput = value instanceof Date || typeof value === "number" || typeof value === "string";
  return isInput && !Number.isNaN(epochMs(value));
}

/** An end of a domain or a band; `null` leaves it to the data, or to the plot's edge. */
export const BOUND = expecting("a finite number or null", either(FINITE, NULL));

/** Two bounds in order. */
export const DOMAIN = interval(BOUND, "[low, high] with low < high, each a finite number or null");

/** Two numbers in order. */
export const RANGE = interval(FINITE, "[low, high] with low < high, each a finite number");

function interval(item: Shape, expected: string): Shape {
  const check: Check = (value) => {
    if (!Array.isArray(value) || value.length !== 2) return expected;
    if (value.some((one) => item.check(one) !== undefined)) return expected;
    return value[0] === null || value[1] === null || value[0] < value[1] ? undefined : expected;
  };
  return { kind: "list", item, min: 2, max: 2, check };
}

const PIXELS = numberBetween(0, 5000);

/** Pixels around the plot. */
export const MARGIN = expecting(
  "pixels from 0 to 5000, or { top, right, bottom, left } of them",
  either(PIXELS, recordOf({ top: PIXELS, right: PIXELS, bottom: PIXELS, left: PIXELS })),
);

const WINDOW_EXPECTED = "{ points } from 1 to 10,000,000 or { ms } from 1 to 1e12";
const EITHER_WINDOW = expecting(
  WINDOW_EXPECTED,
  either(
    recordOf({ points: integerBetween(1, 1e7) }, ["points"]),
    recordOf({ ms: numberBetween(1, 1e12) }, ["ms"]),
  ),
);

/** What a live chart shows of its points. A second key is refused even if it is undefined. */
export const WINDOW: Shape = {
  ...EITHER_WINDOW,
  check: (value) =>
    isRecord(value) && Object.keys(value).length === 1
      ? EITHER_WINDOW.check(value)
      : WINDOW_EXPECTED,
};
