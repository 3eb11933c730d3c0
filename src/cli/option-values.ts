import { type Command, InvalidArgumentError, Option } from "commander";
import { type ChartWindow, closestName, isTimeZone } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import { parseTimeFormat } from "../ingest/time-format.ts";
import { MAX_SHOWN_POINTS } from "../limits.ts";
import { hostOfAddress, isHostName } from "../server/host.ts";
import { EXPECTED_TOKEN, isToken } from "../server/token.ts";
import { readDuration } from "./durations.ts";
import { hintShortOption } from "./refuse-words.ts";
import { suggestZone } from "./time-zone.ts";

/** Reads the text of an option's value; commander writes the option's name before what it throws. */
export type ReadValue<T> = (text: string) => T;

/** A whole number within bounds. @param hint what was probably meant, from the text. */
export function wholeNumber(
  min: number,
  max: number,
  hint: (text: string) => string = () => "",
): ReadValue<number> {
  return (text) => {
    const value = Number(text);
    const isInRange = Number.isInteger(value) && value >= min && value <= max;
    if (isInRange && text.trim() !== "") return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.${hint(text)}`);
  };
}

/** A port. @param program has the long options one of which may have been meant, as by `-port 80`. */
export function port(program: Command): ReadValue<number> {
  // The letters of a word such as "-port", whose first one is an option.
  const hint = (text: string) => (/^[a-z]/i.test(text) ? hintShortOption("p", text, program) : "");
  return wholeNumber(0, 65_535, hint);
}

/** What those who push must send. */
export function token(text: string): string {
  if (isToken(text)) return text;
  throw new InvalidArgumentError(`Expected ${EXPECTED_TOKEN}.`);
}

/** A name that this machine is reached by. */
export function hostName(text: string): string {
  if (isHostName(text)) return text;
  throw new InvalidArgumentError(
    `Expected a name such as charts.example.${hintOf(hostOfAddress(text))}`,
  );
}

/** An IANA time zone. */
export function zone(text: string): string {
  if (isTimeZone(text)) return text;
  const hint = hintOf(suggestZone(text));
  throw new InvalidArgumentError(`Expected an IANA time zone such as "Europe/Berlin".${hint}`);
}

/** One of these words. */
export function oneWord<T extends string>(words: readonly T[]): ReadValue<T> {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Expected ${listOf(words)}.${hintOf(closestName(text, words))}`);
  };
}

/** `"a", "b" or "c"`. */
function listOf(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return [quoted.slice(0, -1).join(", "), quoted.at(-1)].filter((part) => part !== "").join(" or ");
}

function hintOf(meant: string | undefined): string {
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}

/** What charts show: a duration such as `5m`, or a number of points. */
export function windowOf(text: string): ChartWindow {
  const ms = readDuration(text);
  if (ms !== undefined) return { ms };
  const points = Number(text);
  if (Number.isInteger(points) && points >= 2 && points <= MAX_SHOWN_POINTS) return { points };
  const hint = /^\d+[a-z]+$/i.test(text) ? ` Units are ms, s, m, h and d.` : "";
  throw new InvalidArgumentError(
    `Expected a duration such as 30s, 5m or 2h, or a number of points from 2 to ${MAX_SHOWN_POINTS}.${hint}`,
  );
}

/** A number, in any form that JavaScript reads. */
export function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("Expected a number.");
}

/** Names between commas. */
export function nameList(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.every((name) => name !== "")) return names;
  throw new InvalidArgumentError(
    "Expected names or numbers of columns, such as user,system or 1,3.",
  );
}

const DELIMITERS: Record<string, string> = {
  tab: "\t",
  "\\t": "\t",
  space: " ",
  comma: ",",
  semicolon: ";",
};

/** What stands between columns: a sign, or its name. */
export function delimiter(text: string): string {
  const known = DELIMITERS[text.toLowerCase()] ?? text;
  if (/^[^\w."]$/u.test(known)) return known;
  throw new InvalidArgumentError(
    'Expected one character, or "tab", "space", "comma" or "semicolon".' +
      hintOf(closestName(text, Object.keys(DELIMITERS))),
  );
}

/** How times are written. */
export function timeForm(text: string): string {
  try {
    parseTimeFormat(text);
    return text;
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    const expected = error.message.replace(/^timeFormat: e/, "E");
    throw new InvalidArgumentError(`${expected}, as in "%d.%m.%Y %H:%M".`);
  }
}

/** A short text. */
export function shortText(most: number): ReadValue<string> {
  return (text) => {
    if (text.length <= most) return text;
    throw new InvalidArgumentError(`Expected at most ${most} characters.`);
  };
}

/** An option that may be given many times: a list of its values. @param otherwise what is so without it. */
export function repeatable(
  flags: string,
  description: string,
  otherwise = "none",
  read: ReadValue<string> = (text) => text,
): Option {
  return new Option(flags, `${description}; repeatable`)
    .argParser((text: string, others: string[]) => [...others, read(text)])
    .default([], otherwise);
}
