import { PbfReader } from "pbf";
import { MAX_LABELS, MAX_TEXT_LENGTH } from "../limits.ts";
import type { Label, SourceSeries } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { type Family, familyOf } from "./prometheus-text-family.ts";
import { readNested, readText } from "./protobuf.ts";

/** A series as the bytes of its labels name it. */
export interface RemoteSeries {
  name: string;
  labels: Label[];
  /** What is wrong with its labels: it is refused each time it comes. */
  wrong: string | undefined;
  /** Undefined for what no chart shows: when a counter began, what something is called. */
  series: SourceSeries | undefined;
  /** What it was described by. */
  family: Family | undefined;
  /** How often metadata had changed when it was described; -1 where it was not yet. */
  describedAt: number;
}

/** Reads the labels of a series, one message after the other. */
export function readLabels(bytes: Uint8Array): RemoteSeries {
  const pbf = new PbfReader(bytes);
  const labels: Label[] = [];
  pbf.readFields((field, into) => void (field === 1 && into.push(readLabel(pbf))), labels);
  const name = labels.find((label) => label.name === "__name__")?.value ?? "";
  const others = labels.filter((label) => label.name !== "__name__" && label.value !== "");
  const wrong = wrongLabels(name, others);
  return {
    name: cleanName(name),
    labels: wrong === undefined ? others.map(cleanLabel) : [],
    wrong,
    series: undefined,
    family: undefined,
    describedAt: -1,
  };
}

function readLabel(pbf: PbfReader): Label {
  return readNested(pbf, readLabelField, { name: "", value: "" });
}

function readLabelField(field: number, label: Label, pbf: PbfReader): void {
  if (field === 1) label.name = readText(pbf);
  else if (field === 2) label.value = readText(pbf);
}

function wrongLabels(name: string, labels: Label[]): string | undefined {
  if (cleanName(name) === "") return "expected a label __name__ with a name";
  const called = `series ${JSON.stringify(cleanName(name))}`;
  if (labels.length > MAX_LABELS) {
    return `${called}: expected at most ${MAX_LABELS} labels, got ${labels.length}`;
  }
  if (labels.some((label) => cleanName(label.name) === "")) {
    return `${called}: expected a name for each label`;
  }
  const long = labels.find((label) => label.value.length > MAX_TEXT_LENGTH);
  if (long !== undefined) {
    const label = JSON.stringify(cleanName(long.name));
    return `${called}: expected at most ${MAX_TEXT_LENGTH} characters for label ${label}`;
  }
  const names = new Set(labels.map((label) => label.name));
  return names.size < labels.length ? `${called}: expected each label once` : undefined;
}

/** Values may hold line breaks, which no chart shows. */
function cleanLabel({ name, value }: Label): Label {
  return { name: cleanName(name), value: plainText(value) };
}

/** Endings of names that say what a series is where no metadata does. */
const ENDINGS: [ending: string, type: string][] = [
  ["_count", "summary"],
  ["_sum", "summary"],
];

/** Endings that a name may have behind that of its family in metadata. */
const PARTS = ["_bucket", "_count", "_sum", "_total", "_created", "_info", "_gcount", "_gsum"];

/** What metadata says of a series; where it says nothing, what its name does. */
export function findFamily(
  { name, labels }: RemoteSeries,
  families: ReadonlyMap<string, Family>,
): Family {
  const own = families.get(name);
  if (own !== undefined) return own;
  // A name that is nothing but an ending is a name.
  const part = PARTS.find((ending) => name.endsWith(ending) && name !== ending);
  const base = part === undefined ? name : name.slice(0, -part.length);
  const family = families.get(base);
  if (family !== undefined && family.type !== "gauge") return family;
  if (part === "_bucket" && labels.some((label) => label.name === "le")) {
    return { ...familyOf(base), type: "histogram" };
  }
  const type = ENDINGS.find(([ending]) => ending === part)?.[1];
  return type === undefined ? familyOf(name) : { ...familyOf(base), type };
}
