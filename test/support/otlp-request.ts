import { PbfWriter } from "pbf";

/** A gauge's value with one label. */
export interface WrittenGauge {
  name: string;
  host: string;
  value: number;
  /** Epoch ms. */
  time: number;
}

/** Writes an `ExportMetricsServiceRequest` of gauges as Protocol Buffers. */
export function writeGauges(gauges: readonly WrittenGauge[]): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (all: readonly WrittenGauge[], resource: PbfWriter) => {
      resource.writeMessage(2, writeScope, all);
    },
    gauges,
  );
  return new Uint8Array(pbf.finish());
}

function writeScope(gauges: readonly WrittenGauge[], pbf: PbfWriter): void {
  for (const gauge of gauges) pbf.writeMessage(2, writeMetric, gauge);
}

function writeMetric(gauge: WrittenGauge, pbf: PbfWriter): void {
  pbf.writeStringField(1, gauge.name);
  pbf.writeMessage(
    5,
    (own: WrittenGauge, data: PbfWriter) => data.writeMessage(1, writePoint, own),
    gauge,
  );
}

function writePoint({ host, value, time }: WrittenGauge, pbf: PbfWriter): void {
  const nanos = BigInt(time) * 1_000_000n;
  pbf.writeTag(3, 1);
  pbf.writeFixed32(Number(nanos & 0xffff_ffffn));
  pbf.writeFixed32(Number(nanos >> 32n));
  pbf.writeDoubleField(4, value);
  pbf.writeMessage(
    7,
    (own: string, attribute: PbfWriter) => {
      attribute.writeStringField(1, "host");
      attribute.writeMessage(
        2,
        (text: string, any: PbfWriter) => any.writeStringField(1, text),
        own,
      );
    },
    host,
  );
}
