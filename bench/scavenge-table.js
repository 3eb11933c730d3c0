import { align, whole } from "./table.js";

const HEADINGS = [
  "garbage per drawing",
  "scavenged KB",
  "survived KB",
  "survived",
  "scavenges",
  "others",
  "time",
];

export function scavengeTable(figures) {
  const rows = figures.map(({ name, scavenges }) => [
    name,
    kilobytes(scavenges.foundBytes),
    kilobytes(scavenges.survivedBytes),
    percent(scavenges.survivedBytes / scavenges.foundBytes),
    whole(scavenges.scavenges),
    whole(scavenges.otherCollections),
    percent(scavenges.collectingPart),
  ]);
  return align([HEADINGS, ...rows]);
}

function kilobytes(bytes) {
  return (bytes / 1024).toFixed(1);
}

function percent(part) {
  return Number.isFinite(part) ? `${(part * 100).toFixed(0)} %` : "";
}
