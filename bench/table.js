const HEADINGS = ["", "µs", "least", "most", "×", "bytes", "×", "gzip", "×", "tooltips"];

export function table(figures) {
  const [first] = figures;
  const rows = figures.map((figure) => [
    figure.name,
    microseconds(figure.microseconds),
    microseconds(figure.least),
    microseconds(figure.most),
    ratio(figure.microseconds / first.microseconds),
    whole(figure.bytes),
    ratio(figure.bytes / first.bytes),
    whole(figure.gzipBytes),
    ratio(figure.gzipBytes / first.gzipBytes),
    figure.tooltips ? "yes" : "no",
  ]);
  return align([HEADINGS, ...rows]);
}

// Aligns columns: the first to the left, the numbers to the right.
export function align(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map(pad(widths)).join("  ").trimEnd()).join("\n");
}

function pad(widths) {
  return (cell, column) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
}

export function microseconds(value) {
  return value < 100 ? value.toFixed(1) : whole(value);
}

export function ratio(value) {
  return value < 10 ? value.toFixed(1) : whole(value);
}

export function whole(value) {
  return Math.round(value).toLocaleString("en-US");
}
