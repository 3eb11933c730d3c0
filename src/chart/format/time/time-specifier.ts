/** What a d3-time-format specifier may name, with or without padding: "%H", "%-d", "%_m", "%%". */
const DIRECTIVE = /%[-_0]?([aAbBcdefgGHIjLmMpqQsSuUVwWxXyYZ])|%%/g;

/** Letters that other systems have for the same: strftime, and slips. */
const STRFTIME: Record<string, string> = {
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

/** Tokens of Java, .NET, Moment and Go, the longest first. */
const TOKENS: [token: RegExp, directive: string][] = [
  [/^(?:yyyy|YYYY|uuuu|2006)/, "%Y"],
  [/^(?:yy|YY)/, "%y"],
  [/^(?:MMMM|January)/, "%B"],
  [/^(?:MMM|Jan)/, "%b"],
  [/^(?:EEEE|dddd|Monday)/, "%A"],
  [/^(?:EEE|ddd|Mon)/, "%a"],
  [/^(?:MM|01)/, "%m"],
  [/^(?:dd|DD|02)/, "%d"],
  [/^(?:HH|15)/, "%H"],
  [/^(?:hh|03)/, "%I"],
  [/^(?:mm|04)/, "%M"],
  [/^(?:ss|05)/, "%S"],
  [/^(?:SSS|fff|000)/, "%L"],
  [/^(?:ZZ|XXX|Z0700|-0700|MST)/, "%Z"],
  [/^(?:PM|a|A|tt)(?![a-z])/, "%p"],
  [/^H/, "%-H"],
  [/^h/, "%-I"],
  [/^(?:d|D)/, "%-d"],
  [/^M/, "%-m"],
];

/** Tokens that nobody would write as plain text. */
const FOREIGN = /yyyy|YYYY|(?<![A-Za-z%])(?:MMMM?|MM|dd|DD|HH|hh|mm|ss|SSS)(?![A-Za-z])/;

/** Letters of PHP's date(), where they stand alone. */
const PHP: Record<string, string> = {
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

/**
 * Whether a d3-time-format specifier writes something of a moment, and nothing that means nothing. The
 * empty one is d3's way to ask for no labels.
 */
export function isTimeSpecifier(text: string): boolean {
  if (text === "") return true;
  const rest = text.replace(DIRECTIVE, (whole) => (whole === "%%" ? "" : " "));
  return (
    /%[-_0]?[a-zA-Z]/.test(text.replaceAll("%%", "")) && !rest.includes("%") && !FOREIGN.test(rest)
  );
}

/** The specifier that was probably meant; undefined where nothing is recognized. */
export function suggestTimeSpecifier(text: string): string | undefined {
  const guesses = [fixDirectives(text), fromLetters(text), fromTokens(text)];
  return guesses.find((guess) => guess !== text && isTimeSpecifier(guess));
}

function fixDirectives(text: string): string {
  return text.replace(/%([-_0]?)([a-zA-Z])/g, (whole, _padding, letter: string) =>
    isTimeSpecifier(whole) ? whole : (STRFTIME[letter] ?? whole),
  );
}

function fromTokens(text: string): string {
  let found = "";
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const directive = /^%[-_0]?[a-zA-Z%]/.exec(rest)?.[0];
    const known = directive === undefined ? TOKENS.find(([token]) => token.test(rest)) : undefined;
    const token = directive ?? known?.[0].exec(rest)?.[0] ?? rest[0]!;
    found += known?.[1] ?? token;
    at += token.length;
  }
  return found;
}

/** Letters that stand alone are PHP's if they name a year or minutes as only PHP does. */
function fromLetters(text: string): string {
  if (/[A-Za-z]{2}/.test(text) || !/[Yi]/.test(text)) return text;
  return text.replace(/(?<![A-Za-z%])[A-Za-z](?![A-Za-z])/g, (letter) => PHP[letter] ?? letter);
}
