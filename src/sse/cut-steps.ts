import { addLiterals, addMatch, createSteps, MIN_MATCH, type Steps } from "./steps.ts";

/** The length of the text that steps put together. */
export function textLength({ count, lengths, literalCount }: Steps): number {
  let length = literalCount;
  for (let i = 0; i < count; i++) length += lengths[i]!;
  return length;
}

/** Cuts steps into such of at most `most` bytes of text each. */
export function cutSteps(steps: Steps, most: number): Steps[] {
  const parts = [createSteps()];
  let room = most;
  let literal = 0;
  const begin = () => {
    parts.push(createSteps());
    room = most;
  };
  const addRun = (run: number) => {
    for (let left = run; left > 0; ) {
      if (room === 0) begin();
      const count = Math.min(left, room);
      addLiterals(parts.at(-1)!, steps.literals, literal, literal + count);
      literal += count;
      left -= count;
      room -= count;
    }
  };
  for (let i = 0; i < steps.count; i++) {
    addRun(steps.runs[i]!);
    for (let left = steps.lengths[i]!; left > 0; ) {
      const length = fitting(left, room);
      if (length === 0) {
        begin();
        continue;
      }
      addMatch(parts.at(-1)!, length, steps.distances[i]!);
      left -= length;
      room -= length;
    }
  }
  addRun(steps.rest);
  return parts;
}

/** How much of a match fits, if what is left of it is to be a match, too. */
function fitting(length: number, room: number): number {
  if (length <= room) return length;
  const fits = Math.min(room, length - MIN_MATCH);
  return fits < MIN_MATCH ? 0 : fits;
}
