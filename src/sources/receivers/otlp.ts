import { PbfWriter } from "pbf";
import { describeValue, PlotcastError } from "../../error.ts";
import type { Reading } from "../../ingest/measurement.ts";
import { createOtlpReader, type OtlpReader } from "../../ingest/otlp.ts";
import { findJsonMetrics, readJsonMetric } from "../../ingest/otlp-json.ts";
import { findMetrics, readMetric } from "../../ingest/otlp-protobuf.ts";
import { MAX_JSON_BYTES } from "../../limits.ts";
import type { Work } from "../../work.ts";
import { describeProblem, noteProblems } from "../note-problems.ts";
import type { ReceivedRequest, Receiver, ReceiverAnswer } from "../receiver.ts";
import { runWork } from "../run-work.ts";
import type { SourceContext, Taken } from "../source.ts";
import { takeInParts } from "../take-in-parts.ts";

const JSON_TYPE = "application/json";
const PROTOBUF_TYPE = "application/x-protobuf";

/** Codes of gRPC, which answers have whose status is no success. */
const INVALID_ARGUMENT = 3;

/** Takes metrics of OpenTelemetry over HTTP, in JSON and in Protocol Buffers. */
export function createOtlpReceiver(): Receiver {
  const reader = createOtlpReader();
  return {
    name: "opentelemetry",
    async receive(request, context) {
      const type = (request.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
      if (type !== JSON_TYPE && type !== PROTOBUF_TYPE) return refuseType(type);
      try {
        return await take(reader, request, type, context);
      } catch (error) {
        if (!(error instanceof PlotcastError)) throw error;
        context.note({ message: error.message });
        return refuse(type, error);
      }
    },
  };
}

async function take(
  reader: OtlpReader,
  { body }: ReceivedRequest,
  type: string,
  context: SourceContext,
): Promise<ReceiverAnswer> {
  const reading = await runWork(readBody(reader, body, type), context);
  noteProblems(context, reading);
  return answerTaken(type, reading, await takeInParts(context, reading.measurements));
}

function readBody(reader: OtlpReader, body: Uint8Array, type: string): Work<Reading> {
  if (type === PROTOBUF_TYPE) return reader.read(findMetrics(body), readMetric);
  if (body.length > MAX_JSON_BYTES) {
    const instead = "larger ones can come as Protocol Buffers";
    throw new PlotcastError(
      "TOO_LARGE",
      `body: expected at most ${MAX_JSON_BYTES} bytes; ${instead}`,
    );
  }
  return reader.read(findJsonMetrics(new TextDecoder().decode(body)), readJsonMetric);
}

/** Senders do not send again what was refused in part: it would be the same. */
function answerTaken(type: string, reading: Reading, taken: Taken): ReceiverAnswer {
  const refused = reading.problemCount + taken.refused;
  const wrong = reading.problems[0];
  const reason =
    wrong === undefined ? (taken.reason ?? "no chart takes them") : describeProblem(wrong);
  if (type === JSON_TYPE) {
    const partialSuccess = { rejectedDataPoints: String(refused), errorMessage: reason };
    return jsonAnswer(200, refused === 0 ? {} : { partialSuccess });
  }
  return protobufAnswer(200, (pbf) => {
    if (refused > 0) pbf.writeMessage(1, writeRefused, { refused, reason });
  });
}

function writeRefused(
  { refused, reason }: { refused: number; reason: string },
  pbf: PbfWriter,
): void {
  pbf.writeVarintField(1, refused);
  pbf.writeStringField(2, reason);
}

function refuse(type: string, { code, message }: PlotcastError): ReceiverAnswer {
  const status = code === "TOO_LARGE" ? 413 : 400;
  if (type === JSON_TYPE) return jsonAnswer(status, { code: INVALID_ARGUMENT, message });
  return protobufAnswer(status, (pbf) => {
    pbf.writeVarintField(1, INVALID_ARGUMENT);
    pbf.writeStringField(2, message);
  });
}

function refuseType(type: string | undefined): ReceiverAnswer {
  const got = describeValue(type ?? "");
  const message = `content-type: expected ${JSON_TYPE} or ${PROTOBUF_TYPE}, got ${got}`;
  return jsonAnswer(415, { code: INVALID_ARGUMENT, message });
}

function jsonAnswer(status: number, value: unknown): ReceiverAnswer {
  return { status, headers: { "content-type": JSON_TYPE }, body: JSON.stringify(value) };
}

function protobufAnswer(status: number, write: (pbf: PbfWriter) => void): ReceiverAnswer {
  const pbf = new PbfWriter();
  write(pbf);
  const body = new Uint8Array(pbf.finish());
  return { status, headers: { "content-type": PROTOBUF_TYPE }, body };
}
