import { PbfWriter } from "pbf";

/** A series of a request of remote write. */
export interface WrittenSeries {
  labels: Record<string, string>;
  points: [value: number, time: number][];
  nativeHistograms?: number;
}

/** Metadata of a request of remote write. */
export interface WrittenFamily {
  name: string;
  /** 1: counter, 2: gauge, 3: histogram, 5: summary. */
  type: number;
  help?: string;
  unit?: string;
}

/** Writes a request of remote write, not packed. */
export function writeRequest(
  series: readonly WrittenSeries[],
  families: readonly WrittenFamily[] = [],
): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  for (const one of series) pbf.writeMessage(1, writeSeries, one);
  for (const one of families) pbf.writeMessage(3, writeFamily, one);
  return new Uint8Array(pbf.finish());
}

function writeSeries({ labels, points, nativeHistograms = 0 }: WrittenSeries, pbf: PbfWriter) {
  for (const entry of Object.entries(labels)) pbf.writeMessage(1, writeLabel, entry);
  for (const point of points) pbf.writeMessage(2, writePoint, point);
  for (let index = 0; index < nativeHistograms; index++) pbf.writeMessage(4, () => {}, undefined);
}

function writeLabel([name, value]: [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeStringField(2, value);
}

function writePoint([value, time]: [number, number], pbf: PbfWriter): void {
  pbf.writeDoubleField(1, value);
  pbf.writeVarintField(2, time);
}

function writeFamily({ name, type, help = "", unit = "" }: WrittenFamily, pbf: PbfWriter): void {
  pbf.writeVarintField(1, type);
  pbf.writeStringField(2, name);
  pbf.writeStringField(4, help);
  pbf.writeStringField(5, unit);
}
