interface Word {
  text: string;
  start: number;
  end: number;
}

/** A cell of two values: docker's `12.5MiB / 1.9GiB` below `MEM USAGE / LIMIT`. */
const PAIR = / \/ /;

/** A name of two: docker's `NET I/O`. */
const IN_AND_OUT = /^(.*?)I ?\/ ?O$/;

/**
 * The names of a header that has columns of several words, with two spaces or more between them, as
 * docker's, where each cell of the row begins below its name.
 *
 * @returns undefined for any other header, or row
 */
export function fitWide(header: string, row: string): string[] | undefined {
  if (!/\S \S/.test(header.trim())) return undefined;
  const names = findWords(header, WIDE);
  const cells = findWords(row, WIDE);
  const isAligned = names.every(({ start }, index) => cells[index]?.start === start);
  if (names.length < 3 || names.length !== cells.length || !isAligned) return undefined;
  return splitPairs(cells, names);
}

/** Splits a row of such a table; a cell of two values becomes two. */
export function splitWide(row: string): string[] {
  return findWords(row, WIDE).flatMap(({ text }) => text.split(PAIR));
}

function splitPairs(cells: readonly Word[], names: readonly Word[]): string[] {
  return cells.flatMap(({ text }, index) => {
    const name = names[index]?.text ?? "";
    return PAIR.test(text) ? splitName(name) : [name];
  });
}

function splitName(name: string): string[] {
  const [, lead] = IN_AND_OUT.exec(name) ?? [];
  if (lead !== undefined) return [`${lead}I`, `${lead}O`];
  const [first = name, second = `${name} (2)`] = name.split(PAIR);
  const subject = first.includes(" ") ? first.slice(0, first.indexOf(" ") + 1) : "";
  return [first, subject + second];
}

/**
 * The names of a header between white space that has more words than the row has cells: words that
 * no cell stands below belong to the one before them, as in df's `Mounted on`.
 *
 * @returns undefined where they cannot be told
 */
export function mergeNames(header: string, row: string): string[] | undefined {
  const names = findWords(header, WORD);
  const cells = findWords(row, WORD);
  let surplus = names.length - cells.length;
  if (surplus < 1 || surplus > MAX_SURPLUS || cells.length < 2) return undefined;
  const isLast = surplus === 1 ? names.length - 1 : -1;
  for (let index = names.length - 1; index > 0 && surplus > 0; index--) {
    const [before, word] = [names[index - 1], names[index]];
    if (before === undefined || word === undefined || word.start - before.end !== 1) continue;
    if (index !== isLast && cells.some((cell) => overlap(cell, word))) continue;
    names.splice(index - 1, 2, { ...before, text: `${before.text} ${word.text}`, end: word.end });
    surplus -= 1;
  }
  return surplus === 0 ? names.map(({ text }) => text) : undefined;
}

const MAX_SURPLUS = 3;
const WORD = /\S+/g;
const WIDE = /\S+(?: \S+)*/g;

function findWords(line: string, pattern: RegExp): Word[] {
  return Array.from(line.matchAll(pattern), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}

function overlap(one: Word, other: Word): boolean {
  return one.start < other.end && other.start < one.end;
}
