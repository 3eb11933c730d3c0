import { NUMBER_LOCALES } from "./number-locale-table.ts";
import { NO_BREAK_SPACE } from "./signs.ts";

/** The word of a locale for a power of ten: 1.2M, 1,2 Mio., 120万. */
export interface CompactWord {
  size: number;
  /** Stands behind the number, with its space if it has one. */
  text: string;
}

/** How a locale writes numbers. */
export interface NumberLocale {
  decimal: string;
  group: string;
  /** Digits of the groups, from the decimal sign on: 3 and 3 in 1,234,567, 3 and 2 in 12,34,567. */
  groups: [first: number, others: number];
  /** The text before and after the number of a percentage. */
  percent: [before: string, after: string];
  /** A currency stands before its number. */
  currencyFirst: boolean;
  /** Between a number and its currency. */
  currencySpace: string;
  /** The words for powers of ten, ascending; none where numbers are written out. */
  words: CompactWord[];
}

const DEFAULT_LINE = "en";
let lines: Map<string, string> | undefined;

/**
 * The number signs of a BCP 47 tag: those of its language and script, or of its language and region,
 * or of its language alone. Languages that the table lacks have those of American English.
 */
export function getNumberLocale(tag: string): NumberLocale {
  lines ??= readLines();
  const [language = "", ...others] = tag.toLowerCase().split("-");
  const own = others.map((part) => lines!.get(`${language}-${part}`)).find(Boolean);
  return readLine(own ?? lines.get(language) ?? lines.get(DEFAULT_LINE)!);
}

function readLines(): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of NUMBER_LOCALES.trim().split("\n")) {
    const [tags, rest] = splitOnce(line, " ");
    for (const tag of tags.split(",")) found.set(tag.toLowerCase(), rest);
  }
  return found;
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
}

function readLine(line: string): NumberLocale {
  const [signs = "", percent = "", currency = "", ...words] = line
    .replaceAll("_", NO_BREAK_SPACE)
    .split(" ");
  const [decimal = ".", group = ",", others = "3"] = signs;
  return {
    decimal,
    group,
    groups: [3, Number(others)],
    percent: percentForm(percent),
    currencyFirst: currency.startsWith("<"),
    currencySpace: currency.replace(/[<>]/, ""),
    words: words.map((word) => {
      const [, power = "", text = ""] = /^(\d+)(.*)$/.exec(word)!;
      return { size: Number(`1e${power}`), text };
    }),
  };
}

function percentForm(form: string): [before: string, after: string] {
  return form.startsWith("<") ? [`%${form.slice(1)}`, ""] : ["", form.replace(">", "%")];
}
