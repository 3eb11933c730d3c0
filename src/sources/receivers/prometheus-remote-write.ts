import { describeValue, PlotcastError } from "../../error.ts";
import { createRemoteReader, type RemoteReading } from "../../ingest/prometheus-remote.ts";
import { unpackSnappy } from "../../ingest/snappy.ts";
import { MAX_RECEIVED_BYTES } from "../../limits.ts";
import { describeProblem, noteProblems } from "../note-problems.ts";
import type { ReceivedRequest, Receiver, ReceiverAnswer } from "../receiver.ts";
import { runWork } from "../run-work.ts";
import type { SourceContext, Taken } from "../source.ts";
import { takeInParts } from "../take-in-parts.ts";

/** What an answer says of what is taken here. */
const VERSION_HEADERS = { "x-prometheus-remote-write-version": "0.1.0" };

/** Takes what Prometheus, and what writes like it, sends by remote write 1.0. */
export function createRemoteWriteReceiver(): Receiver {
  const reader = createRemoteReader();
  let toldOfNative = false;

  function tellOfNative({ nativeHistograms }: RemoteReading, context: SourceContext): void {
    if (nativeHistograms === 0 || toldOfNative) return;
    toldOfNative = true;
    const instead = "classic histograms, with buckets, are drawn as heat maps";
    context.note({ message: `native histograms are passed over: ${instead}` });
  }

  async function take(request: ReceivedRequest, context: SourceContext): Promise<ReceiverAnswer> {
    const bytes = unpackSnappy(request.body, MAX_RECEIVED_BYTES);
    const reading = await runWork(reader.read(bytes), context);
    noteProblems(context, reading);
    tellOfNative(reading, context);
    return answerTaken(reading, await takeInParts(context, reading.measurements));
  }

  return {
    name: "prometheus",
    async receive(request, context) {
      const unsupported = checkForm(request);
      if (unsupported !== undefined) return unsupported;
      try {
        return await take(request, context);
      } catch (error) {
        if (!(error instanceof PlotcastError)) throw error;
        context.note({ message: error.message });
        // Whatever is wrong with it, it would be the same again.
        return textAnswer(error.code === "TOO_LARGE" ? 413 : 400, error.message);
      }
    },
  };
}

/** Senders of version 2.0 that get 415 go on with version 1.0. */
function checkForm({ header }: ReceivedRequest): ReceiverAnswer | undefined {
  const type = header("content-type") ?? "application/x-protobuf";
  const version = header("x-prometheus-remote-write-version") ?? "";
  if (/io\.prometheus\.write\.v2\./.test(type) || version.startsWith("2.")) {
    return textAnswer(415, "expected remote write 1.0, proto=prometheus.WriteRequest, got 2.0");
  }
  if (!/^application\/x-protobuf\b/i.test(type)) {
    return textAnswer(
      415,
      `content-type: expected application/x-protobuf, got ${describeValue(type)}`,
    );
  }
  const encoding = header("content-encoding") ?? "snappy";
  if (encoding === "snappy") return undefined;
  return textAnswer(415, `content-encoding: expected snappy, got ${describeValue(encoding)}`);
}

function answerTaken(reading: RemoteReading, taken: Taken): ReceiverAnswer {
  const wrong = reading.problems[0];
  if (wrong === undefined && taken.refused === 0) return { status: 204, headers: VERSION_HEADERS };
  const dropped = reading.problemCount + taken.refused;
  const reason =
    wrong === undefined ? (taken.reason ?? "no chart takes them") : describeProblem(wrong);
  return textAnswer(400, `partial write: ${reason}; dropped=${dropped} kept=${taken.taken}`);
}

function textAnswer(status: number, message: string): ReceiverAnswer {
  const headers = { "content-type": "text/plain; charset=utf-8", ...VERSION_HEADERS };
  return { status, headers, body: `${message}\n` };
}
