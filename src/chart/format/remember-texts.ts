/** How many texts are kept: a power of two. */
const KEPT = 512;

const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);

/**
 * Keeps the texts of the last numbers, each in a place that its bits name, where a newer one takes it. A
 * live chart writes most of its values again in each frame, and to write a number anew takes 0.1 µs.
 */
export function rememberTexts(write: (value: number) => string): (value: number) => string {
  const values = new Float64Array(KEPT).fill(Number.NaN);
  const texts = Array.from({ length: KEPT }, () => "");
  return (value) => {
    const place = placeOf(value);
    if (values[place] === value) return texts[place]!;
    values[place] = value;
    texts[place] = write(value);
    return texts[place];
  };
}

/** Numbers close to each other, and those of few digits, have places of their own. */
function placeOf(value: number): number {
  number[0] = value;
  const bits = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return (bits >>> 16) & (KEPT - 1);
}
