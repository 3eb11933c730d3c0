// Number of parameters of each path command (SVG 1.1, section 8.3).
const NUMBERS = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
const TOKEN = /[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

// Reads the subpaths of a path's `d`: the extent of each (of its vertices, not of the curves
// between them) and its number of vertices.
export function shapesOfPath(d) {
  const shapes = [];
  const pen = { x: 0, y: 0 };
  let shape;
  for (const { letter, numbers } of readCommands(d)) {
    if (letter.toLowerCase() === "m") shapes.push((shape = newShape()));
    move(pen, letter, numbers);
    if (shape !== undefined && numbers.length > 0) extend(shape, pen);
  }
  return shapes.map(({ left, right, top, bottom, vertices }) => ({
    width: right - left,
    height: bottom - top,
    vertices,
  }));
}

function* readCommands(d) {
  let letter = "M";
  let numbers = [];
  for (const [token] of d.matchAll(TOKEN)) {
    if (/[a-z]/i.test(token[0])) {
      letter = token;
      numbers = [];
      if (NUMBERS[letter.toLowerCase()] === 0) yield { letter, numbers };
      continue;
    }
    numbers.push(Number(token));
    if (numbers.length < NUMBERS[letter.toLowerCase()]) continue;
    yield { letter, numbers };
    numbers = [];
    // Coordinates after a move, without a letter, are a line.
    letter = { M: "L", m: "l" }[letter] ?? letter;
  }
}

function move(pen, letter, numbers) {
  const isRelative = letter === letter.toLowerCase();
  const kind = letter.toLowerCase();
  if (kind === "z") return;
  const from = isRelative ? { ...pen } : { x: 0, y: 0 };
  if (kind !== "v") pen.x = from.x + (kind === "h" ? numbers[0] : numbers.at(-2));
  if (kind !== "h") pen.y = from.y + numbers.at(-1);
}

function newShape() {
  return { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity, vertices: 0 };
}

function extend(shape, { x, y }) {
  shape.left = Math.min(shape.left, x);
  shape.right = Math.max(shape.right, x);
  shape.top = Math.min(shape.top, y);
  shape.bottom = Math.max(shape.bottom, y);
  shape.vertices++;
}
