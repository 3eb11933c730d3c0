import { PbfReader } from "pbf";
import { PlotcastError } from "../error.ts";
import {
  MAX_FAMILIES,
  MAX_RECEIVED_VALUES,
  MAX_SERIES_LENGTH,
  MAX_TEXT_LENGTH,
} from "../limits.ts";
import type { Work } from "../work.ts";
import { describeWrongEpoch, readEpochIn } from "./epoch-unit.ts";
import type { Reading } from "./measurement.ts";
import { cleanName } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { findFamily, readLabels, type RemoteSeries } from "./prometheus-remote-series.ts";
import { describeSeries, type Family } from "./prometheus-text-family.ts";
import {
  checkEnd,
  readDouble,
  readLength,
  readNested,
  readText,
  readWhole,
  reading,
} from "./protobuf.ts";
import { createReading, type ReadingDraft } from "./reading.ts";
import { createSeriesCache, type SeriesCache } from "./series-cache.ts";

/** What was read of a request of remote write. */
export interface RemoteReading extends Reading {
  /** Values of native histograms, which are passed over: they have no fixed buckets. */
  nativeHistograms: number;
}

/** Reads what Prometheus sends by remote write 1.0, and remembers series and what is said of them. */
export interface RemoteReader {
  /**
   * Reads an unpacked request, and yields where others may have a turn. A series that is wrong costs no
   * other one.
   *
   * @throws PlotcastError `INPUT_INVALID` where it is malformed, `TOO_LARGE`; then none of it counts
   */
  read(bytes: Uint8Array): Work<RemoteReading>;
}

/** Series that are read in one go: less than a millisecond. */
const SERIES_PER_STEP = 256;

/** The numbers of the types in metadata. */
const TYPES = [
  "unknown",
  "counter",
  "gauge",
  "histogram",
  "gaugehistogram",
  "summary",
  "info",
  "stateset",
];

/** What is kept from request to request. */
interface Known {
  series: SeriesCache<RemoteSeries>;
  families: Map<string, Family>;
  /** How often `families` has changed. */
  changes: number;
}

export function createRemoteReader(): RemoteReader {
  const known: Known = { series: createSeriesCache(), families: new Map(), changes: 0 };
  return { read: (bytes) => readRequest(bytes, known) };
}

/** A series of a request before it is known which it is: its labels as bytes, and its values. */
interface Draft {
  /** Where the fields read so far end. */
  at: number;
  /** The stretch of bytes that has its labels, as they mostly stand together, … */
  from: number;
  to: number;
  /** … and those before it. */
  key: string;
  times: number[];
  values: number[];
  histograms: number;
}

function* readRequest(bytes: Uint8Array, known: Known): Work<RemoteReading> {
  const pbf = new PbfReader(bytes);
  const draft = { ...createReading(), nativeHistograms: 0 };
  let read = 0;
  for (;;) {
    const field = reading(pbf, () => readPart(pbf, known, draft));
    if (field === 0) break;
    if (++read % SERIES_PER_STEP === 0) yield;
  }
  checkEnd(pbf, bytes.length);
  return draft;
}

/** @returns the number of its field, 0 at the end. */
function readPart(pbf: PbfReader, known: Known, into: RemoteReading & ReadingDraft): number {
  const field = pbf.nextField();
  if (field === 1) {
    const series = readNested(pbf, readSeriesField, {
      at: -1,
      from: -1,
      to: -1,
      key: "",
      times: [],
      values: [],
      histograms: 0,
    });
    keepSeries(series, pbf, known, into);
  } else if (field === 3) {
    keepFamily(readNested(pbf, readFamilyField, createFamily()), known);
  }
  return field;
}

function readSeriesField(field: number, series: Draft, pbf: PbfReader): void {
  // Behind the tag of its first field, which is one byte.
  if (series.at < 0) series.at = series.from = series.to = pbf.pos - 1;
  if (field === 1) takeLabel(series, pbf);
  else if (field === 4) series.histograms++;
  else if (field === 2) {
    // What is zero is not written.
    const point = readNested(pbf, readPointField, { value: 0, time: 0 });
    series.values.push(point.value);
    series.times.push(point.time);
    series.at = pbf.pos;
  }
}

function readPointField(field: number, point: { value: number; time: number }, pbf: PbfReader) {
  if (field === 1) point.value = readDouble(pbf);
  else if (field === 2) point.time = readWhole(pbf, true);
}

/** Passes over a label: those that were read before are not read again. */
function takeLabel(series: Draft, pbf: PbfReader): void {
  const length = readLength(pbf);
  pbf.pos += length;
  if (series.to !== series.at) {
    series.key += labelBytes(series, pbf);
    series.from = series.at;
  }
  series.to = series.at = pbf.pos;
}

/** A stretch of labels with their tags, as a text with a sign for each byte. */
function labelBytes({ from, to }: Draft, { buf }: PbfReader): string {
  if (to === from) return "";
  return Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString("latin1");
}

function keepSeries(
  draft: Draft,
  pbf: PbfReader,
  known: Known,
  into: RemoteReading & ReadingDraft,
): void {
  const key = draft.key + labelBytes(draft, pbf);
  if (key.length > MAX_SERIES_LENGTH) {
    const message = `expected labels of at most ${MAX_SERIES_LENGTH} bytes, got ${key.length}`;
    return into.problem({ message });
  }
  let series = known.series.get(key);
  if (series === undefined) {
    series = readLabels(Buffer.from(key, "latin1"));
    known.series.set(key, series);
  }
  into.nativeHistograms += draft.histograms;
  if (series.wrong !== undefined) return into.problem({ message: series.wrong });
  if (series.describedAt !== known.changes) describe(series, known);
  keepPoints(series, draft, into);
}

/** Describes a series; as long as the description stays the same, so does the object. */
function describe(remote: RemoteSeries, { families, changes }: Known): void {
  remote.describedAt = changes;
  const family = findFamily(remote, families);
  const before = remote.family;
  if (before !== undefined && isSame(before, family)) return;
  remote.family = family;
  remote.series = describeSeries(remote, family);
}

function isSame(a: Family, b: Family): boolean {
  return a.name === b.name && a.type === b.type && a.unit === b.unit && a.help === b.help;
}

function keepPoints(
  { name, series }: RemoteSeries,
  { times, values }: Draft,
  into: RemoteReading & ReadingDraft,
): void {
  if (series === undefined) return;
  if (into.measurements.length + times.length > MAX_RECEIVED_VALUES) {
    const expected = `expected at most ${MAX_RECEIVED_VALUES} values in one request`;
    throw new PlotcastError("TOO_LARGE", `body: ${expected}`);
  }
  for (let index = 0; index < times.length; index++) {
    const time = readEpochIn(times[index] as number, "ms");
    if (Number.isNaN(time)) {
      const wrong = describeWrongEpoch(times[index] as number, "ms");
      into.problem({ message: `series ${JSON.stringify(name)}: ${wrong}` });
      continue;
    }
    const value = values[index] as number;
    // A marker that a series has ended is a NaN.
    into.measurements.push({ series, time, value });
  }
}

function createFamily(): Family {
  return { name: "", type: "unknown", unit: "", help: "" };
}

function readFamilyField(field: number, family: Family, pbf: PbfReader): void {
  if (field === 1) family.type = TYPES[readWhole(pbf, false)] ?? "unknown";
  else if (field === 2) family.name = readText(pbf).slice(0, MAX_TEXT_LENGTH);
  else if (field === 4) family.help = plainText(readText(pbf).slice(0, MAX_TEXT_LENGTH));
  else if (field === 5) family.unit = cleanName(readText(pbf));
}

/** Of more families than there is room for, those that came first are forgotten. */
function keepFamily(family: Family, known: Known): void {
  const before = known.families.get(family.name);
  if (before !== undefined && isSame(before, family)) return;
  known.families.set(family.name, family);
  known.changes++;
  if (known.families.size <= MAX_FAMILIES) return;
  const [first] = known.families.keys();
  if (first !== undefined) known.families.delete(first);
}
