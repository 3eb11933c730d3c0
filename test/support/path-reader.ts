/** A position in pixels. */
export type Place = [x: number, y: number];

/** A drawn piece of a path. Straight pieces have no control points. */
export interface Segment {
  command: string;
  from: Place;
  controls: Place[];
  to: Place;
}

const NUMBERS_PER_COMMAND: Record<string, number> = { M: 2, l: 2, h: 1, v: 1, c: 6, s: 4 };
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/y;

/** Reads the path data that plotcast writes: `M` and relative `l`, `h`, `v`, `c` and `s`. */
export function readPath(data: string): Segment[] {
  const segments: Segment[] = [];
  let pen: Place = [0, 0];
  for (const [command, numbers] of commandsOf(data)) {
    if (command === "M") {
      pen = [numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN];
      continue;
    }
    const segment = segmentOf(command, numbers, pen, segments.at(-1));
    segments.push(segment);
    pen = segment.to;
  }
  return segments;
}

/** The texts of a path's commands: `M0 5`, `l10-3`, … */
export function commandTexts(data: string): string[] {
  return data.match(/[a-z][^a-z]*/gi) ?? [];
}

function commandsOf(data: string): [string, number[]][] {
  return commandTexts(data).map((text) => {
    const command = text.charAt(0);
    const numbers = numbersOf(text);
    const expected = NUMBERS_PER_COMMAND[command];
    if (numbers.length !== expected) {
      throw new Error(`expected ${expected} numbers after ${command}, got ${text}`);
    }
    return [command, numbers];
  });
}

function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  for (let at = 1; at < text.length; ) {
    if (text[at] === " ") at++;
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(text)?.[0];
    if (found === undefined) throw new Error(`expected a number at ${at} of ${text}`);
    numbers.push(Number(found));
    at += found.length;
  }
  return numbers;
}

function segmentOf(
  command: string,
  numbers: number[],
  pen: Place,
  before: Segment | undefined,
): Segment {
  const place = (i: number): Place => [pen[0] + (numbers[i] ?? 0), pen[1] + (numbers[i + 1] ?? 0)];
  if (command === "c") {
    return { command, from: pen, controls: [place(0), place(2)], to: place(4) };
  }
  if (command === "s") {
    return { command, from: pen, controls: [mirrored(pen, before), place(0)], to: place(2) };
  }
  if (command === "v") {
    return { command, from: pen, controls: [], to: [pen[0], pen[1] + (numbers[0] ?? 0)] };
  }
  return { command, from: pen, controls: [], to: place(0) };
}

// SVG 2, 9.3.6: where no curve went before, the control point is the pen's place.
function mirrored(pen: Place, before: Segment | undefined): Place {
  const last = before?.to[0] === pen[0] && before.to[1] === pen[1] ? before.controls[1] : undefined;
  return last === undefined ? pen : [2 * pen[0] - last[0], 2 * pen[1] - last[1]];
}

const SAMPLES = 64;

/** The lowest and highest y that a segment reaches, by sampling. */
export function reachOfY({ from, controls, to }: Segment): [number, number] {
  const [first, second] = controls;
  if (first === undefined || second === undefined) {
    return [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  }
  const ys = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const t = i / SAMPLES;
    const u = 1 - t;
    return u ** 3 * from[1] + 3 * u * u * t * first[1] + 3 * u * t * t * second[1] + t ** 3 * to[1];
  });
  return [Math.min(...ys), Math.max(...ys)];
}
