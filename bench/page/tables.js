import { align, whole } from "../table.js";

const MEGABYTE = 1_000_000;

export function framesTable(frames, pointer) {
  const headings = ["", "script", "style", "layout", "sum", "all tasks", "browser"];
  const rows = frames.map(({ name, [pointer]: costs }) => [
    name,
    ...["script", "style", "layout", "sum", "tasks", "browser"].map((part) =>
      costs[part].toFixed(1),
    ),
  ]);
  return align([headings, ...rows]);
}

export function firstTable(first) {
  const rows = first.map(({ name, ms, least, most }) => [name, ...[ms, least, most].map(whole)]);
  return align([["", "ms", "least", "most"], ...rows]);
}

export function bytesTable(bytes) {
  const rows = bytes.map(({ name, files, bytes: sum }) => [
    name,
    whole(sum),
    files.map(({ file, bytes: size }) => `${file} ${whole(size)}`).join(" + "),
  ]);
  return align([["", "bytes", "files"], ...rows]);
}

export function memoryTable(memory) {
  const headings = ["", "frames", "heap MB", "nodes", "listeners", "resident MB"];
  const rows = memory.flatMap(({ name, at }) =>
    at.map(({ frames, heapBytes, nodes, listeners, residentBytes }) => [
      name,
      whole(frames),
      (heapBytes / MEGABYTE).toFixed(2),
      whole(nodes),
      whole(listeners),
      (residentBytes / MEGABYTE).toFixed(0),
    ]),
  );
  return align([headings, ...rows]);
}
