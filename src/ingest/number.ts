const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+))?(?:%|([kKMGT])(i?)B?)?$/;

const INFINITE = /^[+-]?inf(?:inity)?$/i;

const GAP = /^(?:|-|[+-]?nan|[+-]?inf(?:inity)?|na|n\/a|null|none)$/i;

/** No tool writes a longer number. */
const MAX_NUMBER_LENGTH = 100;

/** Powers of a thousand. */
const PREFIXES: Record<string, number> = { K: 1, M: 2, G: 3, T: 4 };

/**
 * Reads the number in a cell of text; null for a gap, undefined for any other text.
 *
 * - A number is decimal: `21.4`, `-.5`, `1e-3`. A number with a comma is text, as the comma may mean
 *   thousands or decimals.
 * - A trailing `%` is dropped: `12%` is 12.
 * - The prefixes k (or K), M, G and T scale by 1000, Ki, Mi, Gi and Ti by 1024; a `B` may follow:
 *   `1.2k` is 1200, `2GiB` is 2147483648. With any other unit (`3.4ms`) a cell is text.
 * - A gap is an empty cell, `-`, `nan`, `NA`, `N/A`, `null`, `none`, and `inf` of either sign, as
 *   no chart can draw infinity; a number too large for a double counts as infinite.
 */
export function readNumber(cell: string): number | null | undefined {
  if (cell.length > MAX_NUMBER_LENGTH) return undefined;
  if (GAP.test(cell)) return null;
  const parts = NUMBER.exec(cell);
  if (parts === null) return undefined;
  const [, digits = "", exponent = "0", prefix = "", binary = ""] = parts;
  const thousands = PREFIXES[prefix.toUpperCase()] ?? 0;
  const number =
    binary === ""
      ? shiftPoint(digits, exponent, 3 * thousands)
      : shiftPoint(digits, exponent, 0) * 1024 ** thousands;
  return Number.isFinite(number) ? number : null;
}

/** Whether a cell that was read as a gap is so as its number is infinite: `inf`, `1e999`. */
export function isInfinite(cell: string): boolean {
  return INFINITE.test(cell) || (NUMBER.test(cell) && readNumber(cell) === null);
}

// Moving the decimal point in the text is exact; 1.1 * 1000 is 1100.0000000000002.
function shiftPoint(digits: string, exponent: string, places: number): number {
  return Number(`${digits}e${Number(exponent) + places}`);
}
