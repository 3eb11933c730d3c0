import { readPicture } from "./picture.js";

// Checks that a picture is complete, as drawing less is faster. Each returns a list of what is
// missing.

export function hasLines({ title, width, names, lines, vertices }) {
  return (svg) => {
    const { texts, shapes } = readPicture(svg);
    const long = shapes.filter((shape) => shape.vertices >= vertices && shape.width > width * 0.8);
    return [
      ...missingTexts(texts, [title, ...names]),
      ...(long.length >= lines ? [] : [`${lines} lines of ${vertices} vertices: ${long.length}`]),
      ...missingAxes(texts, [title, ...names]),
      ...missingGrid(shapes),
    ];
  };
}

export function hasBars({ title, names, categories }) {
  return (svg, series) => {
    const { texts, shapes } = readPicture(svg);
    const values = series.flatMap(({ points }) => points.map(({ y }) => y));
    const bars = countBars(shapes, values);
    return [
      ...missingTexts(texts, [title, ...names, ...categories]),
      ...(bars === values.length ? [] : [`${values.length} bars: ${bars}`]),
      ...missingAxes(texts, [title, ...names, ...categories]),
      ...missingGrid(shapes),
    ];
  };
}

export function hasCells({ title, columns, rows, width, height }) {
  return (svg) => {
    const { texts, shapes } = readPicture(svg);
    const cells = countCells(shapes.filter((shape) => isWithinPlot(shape, width, height)));
    const colors = new Set(svg.match(/#[0-9a-f]{3,6}\b|rgb\([^)]*\)/gi));
    const expected = columns.length * rows.length;
    return [
      ...missingTexts(texts, [title]),
      ...missingSome(texts, columns, 5),
      ...missingSome(texts, rows, 5),
      // A few more may be the colour key.
      ...(cells >= expected && cells <= expected * 1.02 ? [] : [`${expected} cells: ${cells}`]),
      ...(colors.size >= 7 ? [] : [`at least 7 colours: ${colors.size}`]),
    ];
  };
}

function missingTexts(texts, wanted) {
  return wanted.filter((text) => !texts.some((found) => found.includes(text)));
}

function missingSome(texts, names, least) {
  const found = names.filter((name) => texts.includes(name)).length;
  return found >= least ? [] : [`${least} of the labels ${names[0]} …: ${found}`];
}

// Labels of both axes, or of the y axis alone where categories are checked by name.
function missingAxes(texts, others) {
  const labels = texts.filter((text) => /\d/.test(text) && !others.includes(text)).length;
  return labels >= 4 ? [] : [`labels at the axes: ${labels}`];
}

// At least three grid lines across the plot, whole or in pieces.
function missingGrid(shapes) {
  const flat = shapes.filter(({ width, height }) => width > 20 && height < 1);
  const length = flat.reduce((sum, { width }) => sum + width, 0);
  return length >= 3 * 500 ? [] : [`grid lines: ${Math.round(length)} px in all`];
}

// Bars whose heights fit the values, on the scale that fits most of them. They may be rectangles,
// single paths, or strokes within one path.
function countBars(shapes, values) {
  const heights = shapes.map(({ height }) => height).filter((height) => height > 1);
  const highest = Math.max(...values);
  const scales = [...new Set(heights)].map((height) => height / highest);
  return Math.max(0, ...scales.map((scale) => matches(heights, values, scale)));
}

function matches(heights, values, scale) {
  const left = heights.toSorted((a, b) => a - b);
  let found = 0;
  for (const value of values.toSorted((a, b) => a - b)) {
    const at = left.findIndex((height) => Math.abs(height - value * scale) <= 1);
    if (at < 0) continue;
    left.splice(0, at + 1);
    found++;
  }
  return found;
}

// Cells as rectangles, paths or strokes; neighbours of one colour may be one shape. The most
// frequent size is taken as that of a cell.
function countCells(shapes) {
  const width = mostFrequent(shapes.map((shape) => Math.round(shape.width)));
  const height = mostFrequent(shapes.map((shape) => Math.round(shape.height)));
  return shapes
    .filter((shape) => shape.width > width * 0.7 && shape.height >= height * 0.7)
    .reduce((sum, shape) => sum + times(shape.width, width) * times(shape.height, height), 0);
}

function times(length, unit) {
  return unit === 0 ? 1 : Math.max(1, Math.round(length / unit));
}

function mostFrequent(numbers) {
  const counts = new Map();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

function isWithinPlot(shape, width, height) {
  return !(shape.width > width * 0.8 && shape.height > height * 0.6);
}
