import { encodings } from "../way/encodings.js";

const { identity, gzip, zstd } = encodings;

// What is added to a server, and by how many parts of which kind. `before` is there when the first
// measurement is taken. @param divisor for a smaller run.
export function scenarios(divisor) {
  const some = (count) => Math.ceil(count / divisor);
  const many = some(1000);
  return [
    {
      name: "charts that nobody watches",
      part: "charts",
      parts: many,
      charts: many,
      before: "hub",
    },
    ...[identity, gzip, zstd].map((encoding) => ({
      name: `${many} charts × 1 stream, ${encoding.name}`,
      part: "views",
      parts: many,
      charts: many,
      viewers: [{ encoding, query: "" }],
    })),
    ...[gzip, zstd].map((encoding) => ({
      name: `${some(200)} charts × ${some(50)} views, ${encoding.name}`,
      part: "views",
      parts: some(200) * some(50),
      charts: some(200),
      viewers: sizes(some(50)).map((query) => ({ encoding, query })),
    })),
    ...[gzip, zstd].map((encoding) => ({
      name: `streams of 2 charts watched already, ${encoding.name}`,
      part: "streams",
      parts: 66,
      charts: 12,
      watching: [{ encoding, query: "" }],
      viewers: pairs(12).map((query) => ({ encoding, query })),
    })),
    {
      name: "viewers of one stream",
      part: "viewers",
      parts: many,
      charts: 1,
      watching: [{ encoding: gzip, query: "" }],
      viewers: Array.from({ length: many }, () => ({ encoding: gzip, query: "" })),
    },
  ];
}

function sizes(count) {
  return Array.from({ length: count }, (_, index) => `?width=${400 + index * 40}`);
}

function pairs(charts) {
  const names = Array.from({ length: charts }, (_, index) => `chart=sensor-${index + 1}`);
  return names.flatMap((one, index) => names.slice(index + 1).map((two) => `?${one}&${two}`));
}
