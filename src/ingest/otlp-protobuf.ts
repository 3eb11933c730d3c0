import { PbfReader } from "pbf";
import { readEpochIn } from "./epoch-unit.ts";
import { addPart, type Parts, readAttribute } from "./otlp-attributes.ts";
import {
  createAttributes,
  createMetric,
  createPoint,
  type OtlpAttributes,
  type OtlpBuckets,
  type OtlpMetric,
  type OtlpPoint,
  type OtlpResource,
  setTime,
} from "./otlp-metric.ts";
import {
  checkEnd,
  expectType,
  FIXED64,
  readBytes,
  readDouble,
  readNested,
  readPacked,
  readText,
  readWhole,
  readZigzag,
  VARINT,
  reading,
} from "./protobuf.ts";

/**
 * Finds the metrics of an `ExportMetricsServiceRequest`, without reading them.
 *
 * @throws PlotcastError `INPUT_INVALID` where it is malformed
 */
export function findMetrics(bytes: Uint8Array): OtlpResource<Uint8Array>[] {
  const pbf = new PbfReader(bytes);
  const parts = { count: 0 };
  const resources: OtlpResource<Uint8Array>[] = [];
  return reading(pbf, () => {
    pbf.readFields((field) => {
      if (field === 1) resources.push(readResource(pbf, parts));
    }, undefined);
    checkEnd(pbf, bytes.length);
    return resources;
  });
}

function readResource(pbf: PbfReader, parts: Parts): OtlpResource<Uint8Array> {
  addPart(parts);
  const resource = { attributes: createAttributes(), metrics: [] };
  return readNested(pbf, (field, into) => readResourceField(field, into, pbf, parts), resource);
}

function readResourceField(
  field: number,
  into: OtlpResource<Uint8Array>,
  pbf: PbfReader,
  parts: Parts,
): void {
  if (field === 1) readNested(pbf, readAttributesField, into.attributes);
  else if (field === 2) readNested(pbf, readScopeField, into.metrics);

  function readAttributesField(own: number, attributes: OtlpAttributes): void {
    if (own === 1) readAttribute(pbf, attributes, parts);
  }

  function readScopeField(own: number, metrics: Uint8Array[]): void {
    if (own !== 2) return;
    addPart(parts);
    metrics.push(readBytes(pbf));
  }
}

/** What a metric's value is, by its field. */
const TYPES = new Map<number, OtlpMetric["type"]>([
  [5, "gauge"],
  [7, "sum"],
  [9, "histogram"],
  [10, "exponential"],
  [11, "summary"],
]);

/** @throws PlotcastError `INPUT_INVALID` where it is malformed */
export function readMetric(bytes: Uint8Array): OtlpMetric {
  const pbf = new PbfReader(bytes);
  const parts = { count: 0 };
  return reading(pbf, () => {
    const metric = pbf.readFields(
      (field, into) => readMetricField(field, into, pbf, parts),
      createMetric(),
    );
    checkEnd(pbf, bytes.length);
    return metric;
  });
}

function readMetricField(field: number, metric: OtlpMetric, pbf: PbfReader, parts: Parts): void {
  if (field === 1) metric.name = readText(pbf);
  else if (field === 2) metric.description = readText(pbf);
  else if (field === 3) metric.unit = readText(pbf);
  const type = TYPES.get(field);
  if (type === undefined) return;
  metric.type = type;
  readNested(pbf, (own, into) => readDataField(own, into, pbf, parts), metric);
}

function readDataField(field: number, metric: OtlpMetric, pbf: PbfReader, parts: Parts): void {
  if (field === 1) {
    addPart(parts);
    const readField = POINT_FIELDS[metric.type ?? "gauge"];
    metric.points.push(
      readNested(pbf, (own, point) => readField(own, point, pbf, parts), createPoint()),
    );
  } else if (field === 2) metric.isDelta = readWhole(pbf, false) === 1;
  else if (field === 3) metric.isMonotonic = readWhole(pbf, false) !== 0;
}

type ReadPointField = (field: number, point: OtlpPoint, pbf: PbfReader, parts: Parts) => void;

/** The fields of points have other numbers for each type; all have their times at 2 and 3. */
const POINT_FIELDS: Record<NonNullable<OtlpMetric["type"]>, ReadPointField> = {
  gauge: readNumberField,
  sum: readNumberField,
  histogram: readHistogramField,
  exponential: readExponentialField,
  summary: readSummaryField,
};

function readNumberField(field: number, point: OtlpPoint, pbf: PbfReader, parts: Parts): void {
  readTimes(field, point, pbf);
  if (field === 4) point.value = readDouble(pbf);
  else if (field === 6) point.value = readFixed(pbf, true);
  else if (field === 7) readAttribute(pbf, point.attributes, parts);
  else if (field === 8) point.flags = readWhole(pbf, false);
}

function readHistogramField(field: number, point: OtlpPoint, pbf: PbfReader, parts: Parts): void {
  readTotals(field, point, pbf);
  if (field === 6) readPacked(pbf, FIXED64, () => pbf.readFixed64(), point.bucketCounts);
  else if (field === 7) readPacked(pbf, FIXED64, () => pbf.readDouble(), point.bounds);
  else if (field === 9) readAttribute(pbf, point.attributes, parts);
  else if (field === 10) point.flags = readWhole(pbf, false);
}

function readExponentialField(field: number, point: OtlpPoint, pbf: PbfReader, parts: Parts) {
  readTotals(field, point, pbf);
  if (field === 1) readAttribute(pbf, point.attributes, parts);
  else if (field === 6) point.scale = readZigzag(pbf);
  else if (field === 7) point.zeroCount = readFixed(pbf, false);
  else if (field === 8) readNested(pbf, readBucketsField, point.positive);
  else if (field === 9) readNested(pbf, readBucketsField, point.negative);
  else if (field === 10) point.flags = readWhole(pbf, false);
}

function readBucketsField(field: number, buckets: OtlpBuckets, pbf: PbfReader): void {
  if (field === 1) buckets.offset = readZigzag(pbf);
  else if (field === 2) readPacked(pbf, VARINT, () => pbf.readVarint(), buckets.counts);
}

function readSummaryField(field: number, point: OtlpPoint, pbf: PbfReader, parts: Parts): void {
  readTotals(field, point, pbf);
  if (field === 6) {
    addPart(parts);
    point.quantiles.push(readNested(pbf, readQuantileField, { quantile: 0, value: 0 }));
  } else if (field === 7) readAttribute(pbf, point.attributes, parts);
  else if (field === 8) point.flags = readWhole(pbf, false);
}

function readQuantileField(
  field: number,
  into: { quantile: number; value: number },
  pbf: PbfReader,
): void {
  if (field === 1) into.quantile = readDouble(pbf);
  else if (field === 2) into.value = readDouble(pbf);
}

function readTimes(field: number, point: OtlpPoint, pbf: PbfReader): void {
  if (field === 2) point.start = toMs(readNanos(pbf));
  else if (field === 3) {
    const nanos = readNanos(pbf);
    setTime(point, toMs(nanos), Number(nanos));
  }
}

function readTotals(field: number, point: OtlpPoint, pbf: PbfReader): void {
  readTimes(field, point, pbf);
  if (field === 4) point.count = readFixed(pbf, false);
  else if (field === 5) point.sum = readDouble(pbf);
}

function readNanos(pbf: PbfReader): bigint {
  expectType(pbf, FIXED64);
  const nanos = pbf.dataView.getBigUint64(pbf.pos, true);
  pbf.pos += 8;
  return nanos;
}

/** A double does not hold all nanoseconds of our age; microseconds it does. */
function toMs(nanos: bigint): number | undefined {
  return nanos === 0n ? undefined : readEpochIn(Number(nanos / 1000n), "us");
}

function readFixed(pbf: PbfReader, isSigned: boolean): number {
  expectType(pbf, FIXED64);
  return isSigned ? pbf.readSFixed64() : pbf.readFixed64();
}
