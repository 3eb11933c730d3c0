import type { PbfReader } from "pbf";
import { PlotcastError } from "../error.ts";
import { MAX_LABELS, MAX_OTLP_PARTS } from "../limits.ts";
import type { Label } from "./measurement.ts";
import type { OtlpAttributes } from "./otlp-metric.ts";
import { readDouble, readNested, readText, readWhole } from "./protobuf.ts";

/** Counts what a request consists of: in few bytes, a sender can announce very much. */
export interface Parts {
  count: number;
}

/** Reads an attribute, and keeps the first ones as labels. */
export function readAttribute(pbf: PbfReader, into: OtlpAttributes, parts: Parts): void {
  addPart(parts);
  const label = readNested(pbf, readKeyValueField, { name: "", value: "" });
  if (into.count++ < MAX_LABELS) into.labels.push(label);
}

function readKeyValueField(field: number, label: Label, pbf: PbfReader): void {
  if (field === 1) label.name = readText(pbf);
  else if (field === 2) readNested(pbf, readAnyField, label);
}

function readAnyField(field: number, label: Label, pbf: PbfReader): void {
  if (field === 1) label.value = readText(pbf);
  else if (field === 2) label.value = readWhole(pbf, false) === 0 ? "false" : "true";
  else if (field === 3) label.value = String(readWhole(pbf, true));
  else if (field === 4) label.value = String(readDouble(pbf));
  else if (field === 5) label.value = readTexts(pbf);
}

/** A list as one text; lists within it are passed over. */
function readTexts(pbf: PbfReader): string {
  const texts: string[] = [];
  readNested(
    pbf,
    (field, into) => {
      if (field !== 1) return;
      const item = { name: "", value: "" };
      const readItem = (own: number) => (own === 5 ? undefined : readAnyField(own, item, pbf));
      readNested(pbf, readItem, item);
      if (into.length < MAX_LABELS) into.push(item.value);
    },
    texts,
  );
  return texts.join(",");
}

/** @throws PlotcastError `TOO_LARGE` where there are too many */
export function addPart(parts: Parts): void {
  if (++parts.count <= MAX_OTLP_PARTS) return;
  throw new PlotcastError("TOO_LARGE", `body: expected at most ${MAX_OTLP_PARTS} points and names`);
}
