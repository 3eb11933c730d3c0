import { lastThat, longestBeginning } from "./clusters.ts";
import { fitText, type MeasureText, textWidth } from "./text-width.ts";

/** A text in lines, none wider than its room. */
export interface WrappedText {
  lines: string[];
  /** Whether the last line ends in an ellipsis, for want of room for the rest. */
  cut: boolean;
}

/**
 * A text in at most `mostLines` lines of `room` pixels, broken at spaces, after hyphens and
 * slashes, between Chinese, Japanese and Thai words, and within a word only where it alone is too
 * wide. What does not fit is cut from the last line, with an ellipsis.
 */
export function wrapText(
  text: string,
  room: number,
  mostLines: number,
  fontSize: number,
  bold = false,
  measure: MeasureText = textWidth,
): WrappedText {
  const fits = (line: string) => measure(line, fontSize, bold) <= room;
  const lines: string[] = [];
  let rest = text.trim();
  let breaks: number[] | undefined;
  while (rest !== "" && lines.length < mostLines) {
    if (fits(rest)) return { lines: [...lines, rest], cut: false };
    const isLast = lines.length + 1 >= mostLines;
    breaks ??= breaksOf(rest);
    const line = isLast ? "" : lineOf(rest, breaks, fits);
    if (line === "")
      return { lines: [...lines, fitText(rest, room, fontSize, bold, measure)], cut: true };
    lines.push(line.trimEnd());
    const after = rest.slice(line.length).trimStart();
    breaks = shifted(breaks, rest.length - after.length);
    rest = after;
  }
  return { lines, cut: rest !== "" };
}

/** The most whole words that fit, or as much of a long word as does. */
function lineOf(text: string, breaks: number[], fits: (line: string) => boolean): string {
  const words = lastThat(breaks.length, (n) => fits(text.slice(0, breaks[n - 1]).trimEnd()));
  if (words > 0) return text.slice(0, breaks[words - 1]);
  return longestBeginning(text.slice(0, breaks[0]), fits);
}

function shifted(breaks: number[], by: number): number[] {
  return breaks.map((at) => at - by).filter((at) => at > 0);
}

const NON_ASCII = /[^\0-\x7f]/;
const ASCII_BREAK = /\s+|(?<=\w)[-/](?=[a-z])/gi;
const SPACE = /^[^\S\u00a0\u2007\u202f\ufeff]+$/;
const BREAKS_AFTER = /^[-‐–/、。，．：；！？」』）】]$/;
const BEGINS_WORD = /^\p{L}/u;
let segmenter: Intl.Segmenter | undefined;

/** Where a line may begin. */
function breaksOf(text: string): number[] {
  if (NON_ASCII.test(text)) return breaksBetweenWords(text);
  return Array.from(text.matchAll(ASCII_BREAK), ({ index, 0: found }) => index + found.length);
}

function breaksBetweenWords(text: string): number[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  const breaks: number[] = [];
  let before = "";
  let wasWord = false;
  for (const { segment, index, isWordLike = false } of segmenter.segment(text)) {
    const isSpace = SPACE.test(segment);
    const opens = BEGINS_WORD.test(segment) && (wasWord || BREAKS_AFTER.test(before));
    if (index > 0 && !isSpace && (SPACE.test(before) || opens)) breaks.push(index);
    before = segment;
    wasWord = isWordLike;
  }
  return breaks;
}
