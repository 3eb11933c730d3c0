import { isTimeSpecifier } from "./time-specifier.ts";

/** A token of another system, and the directive that it stands for. */
type Token = readonly [token: RegExp, directive: string];

/** What stands in a text for itself. */
const LITERALS: readonly Token[] = [
  [/^%[-_0]?[a-zA-Z%]/, "$&"],
  [/^[^A-Za-z\d%'[]/, "$&"],
  [/^'([^'%]*)'/, "$1"],
  [/^\[([^\]%]*)\]/, "$1"],
  // Between a date and a time (ISO 8601).
  [/^T(?=H|15|%)/, "T"],
];

/** Tokens of Java, .NET and Moment; the longest first. */
const LETTERS: readonly Token[] = [
  [/^(?:yyyy|YYYY|uuuu)/, "%Y"],
  [/^(?:yy|YY)/, "%y"],
  [/^MMMM/, "%B"],
  [/^MMM/, "%b"],
  [/^(?:EEEE|dddd)/, "%A"],
  [/^(?:EEE|ddd)/, "%a"],
  [/^MM/, "%m"],
  [/^(?:dd|DD)/, "%d"],
  [/^HH/, "%H"],
  [/^hh/, "%I"],
  [/^mm/, "%M"],
  [/^(?:SSS|fff)/, "%L"],
  [/^(?:ss|SS)/, "%S"],
  [/^(?:ZZ?|XXX|zzz)/, "%Z"],
  // Beside other letters, a single one is part of a word; but "ha" writes "3PM".
  [/^(?:a|A|tt)(?![A-Za-z])/, "%p"],
  [/^H(?![A-Za-z])/, "%-H"],
  [/^h(?![B-Zb-z])/, "%-I"],
  [/^(?:d|D)(?![A-Za-z])/, "%-d"],
  [/^M(?![A-Za-z])/, "%-m"],
];

/** The parts of Go's reference time, Mon Jan 2 15:04:05 2006; the longest first. */
const GO: readonly Token[] = [
  [/^2006/, "%Y"],
  [/^06/, "%y"],
  [/^January/, "%B"],
  [/^Jan/, "%b"],
  [/^Monday/, "%A"],
  [/^Mon/, "%a"],
  [/^01/, "%m"],
  [/^02/, "%d"],
  [/^_2/, "%e"],
  [/^15/, "%H"],
  [/^03/, "%I"],
  [/^04/, "%M"],
  [/^05/, "%S"],
  [/^(?:000|999)/, "%L"],
  [/^(?:Z07:00|Z0700|-0700|-07:00|MST)/, "%Z"],
  [/^(?:PM|pm)/, "%p"],
  [/^1(?!\d)/, "%-m"],
  [/^2(?!\d)/, "%-d"],
  [/^3(?!\d)/, "%-I"],
];

/** Letters of PHP's date(), where they stand alone. */
const PHP: Readonly<Record<string, string>> = {
  Y: "%Y",
  y: "%y",
  m: "%m",
  n: "%-m",
  d: "%d",
  j: "%-d",
  H: "%H",
  G: "%-H",
  h: "%I",
  g: "%-I",
  i: "%M",
  s: "%S",
  M: "%b",
  F: "%B",
  D: "%a",
  l: "%A",
  A: "%p",
  a: "%p",
};

/** Letters that strftime or a slip puts behind a %. */
const STRFTIME: Readonly<Record<string, string>> = {
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  R: "%H:%M",
  r: "%I:%M:%S %p",
  h: "%b",
  k: "%-H",
  l: "%-I",
  P: "%p",
  z: "%Z",
  N: "%L",
  i: "%M",
  n: "%-m",
};

/** The d3-time-format specifier that was probably meant; undefined where nothing is recognized. */
export function suggestTimeSpecifier(text: string): string | undefined {
  // A letter or a digit may be anything.
  if (text.length < 2) return undefined;
  for (const translate of [fixDirectives, fromPhp, fromLetters, fromGo]) {
    const guess = translate(text);
    if (guess !== undefined && guess !== text && isTimeSpecifier(guess)) return guess;
  }
  return undefined;
}

function fixDirectives(text: string): string {
  // An hour stands before minutes, which no month does.
  const clock = text.replace(/%[hH]:%[mM]/, "%H:%M");
  return clock.replace(/%([-_0]?)([a-zA-Z])/g, (whole, _padding, letter: string) =>
    isTimeSpecifier(whole) ? whole : (STRFTIME[letter] ?? whole),
  );
}

/** Letters that stand alone are PHP's if they name a year or minutes as only PHP does. */
function fromPhp(text: string): string | undefined {
  if (/[A-Za-z]{2}/.test(text) || !/[Yi]/.test(text)) return undefined;
  return text.replace(/(?<![A-Za-z%])[A-Za-z](?![A-Za-z])/g, (letter) => PHP[letter] ?? letter);
}

function fromLetters(text: string): string | undefined {
  // Months and minutes are often mixed up: their neighbours show which they are.
  const months = text.replace(/(?<=[yYdD][-/.])mm|mm(?=[-/.][yYdD])/g, "MM");
  return translateAll(months.replace(/(?<=[hH]:)MM/g, "mm"), LETTERS);
}

function fromGo(text: string): string | undefined {
  return translateAll(text, GO);
}

/** The text with every token translated; undefined where it has anything else, as words have. */
function translateAll(text: string, tokens: readonly Token[]): string | undefined {
  const known = [...tokens, ...LITERALS];
  let translated = "";
  for (let rest = text; rest !== ""; ) {
    const token = known.find(([pattern]) => pattern.test(rest));
    if (token === undefined) return undefined;
    const [pattern, directive] = token;
    const [whole] = pattern.exec(rest)!;
    translated += whole.replace(pattern, directive);
    rest = rest.slice(whole.length);
  }
  return translated;
}
