import { align, microseconds, whole } from "../table.js";

export function wayTable(ways) {
  const hasOther = ways[0].otherDrawMicroseconds !== undefined;
  const headings = [
    "charts, looks, encoding",
    "µs",
    "drawing µs",
    "×",
    ...(hasOther ? ["other drawing µs", "×"] : []),
    "bytes",
    "held ms",
    "longest ms",
    "missed",
  ];
  const rows = ways.map((way) => [
    `${whole(way.charts)}, ${way.looks}, ${way.name}`,
    microseconds(way.microseconds),
    microseconds(way.drawMicroseconds),
    way.ofDrawing.toFixed(2),
    ...(hasOther ? [microseconds(way.otherDrawMicroseconds), way.ofOtherDrawing.toFixed(2)] : []),
    whole(way.bytes),
    way.holdMs.toFixed(1),
    way.longestMs.toFixed(1),
    whole(way.missed),
  ]);
  return align([headings, ...rows]);
}

export function rivalTable(rivals) {
  const rows = rivals.map(({ name, charts, ...figures }) => [
    `${name}, ${whole(charts)} charts`,
    microseconds(figures.microseconds),
    whole(figures.bytes),
  ]);
  return align([["", "µs", "bytes"], ...rows]);
}
