import { describeValue } from "../../error.ts";
import type { EpochUnit } from "../../ingest/epoch-unit.ts";
import {
  createInfluxReader,
  type InfluxReader,
  type InfluxReading,
} from "../../ingest/influx-line.ts";
import { describeProblem, noteProblems } from "../note-problems.ts";
import type { ReceivedRequest, Receiver, ReceiverAnswer } from "../receiver.ts";
import { runWork } from "../run-work.ts";
import type { SourceContext, Taken } from "../source.ts";
import { takeInParts } from "../take-in-parts.ts";
import { answerInfluxQuery } from "./influx-query.ts";

/** What clients read that ask for the version: the last one that has both of its ways of writing. */
const VERSION_HEADERS = { "x-influxdb-version": "1.8.10", "x-influxdb-build": "OSS" };

/** What senders call the units of their times. */
const PRECISIONS: Record<string, EpochUnit> = {
  "": "ns",
  ns: "ns",
  n: "ns",
  us: "us",
  u: "us",
  µ: "us",
  µs: "us",
  ms: "ms",
  s: "s",
  m: "m",
  h: "h",
};

/** Takes what writes to InfluxDB, of its versions 1 and 2: Telegraf, its clients, curl. */
export function createInfluxReceiver(): Receiver {
  const reader = createInfluxReader();
  return {
    name: "influx",
    async receive(request, context) {
      switch (request.path) {
        case "/ping":
          return { status: 204, headers: VERSION_HEADERS };
        case "/health":
          return answerHealth();
        case "/query":
          return answerInfluxQuery(request, VERSION_HEADERS);
        default:
          return receiveLines(reader, request, context);
      }
    },
  };
}

function answerHealth(): ReceiverAnswer {
  const message = "ready for queries and writes";
  const version = VERSION_HEADERS["x-influxdb-version"];
  const health = { name: "influxdb", message, status: "pass", checks: [], version };
  return jsonAnswer(200, health);
}

async function receiveLines(
  reader: InfluxReader,
  request: ReceivedRequest,
  context: SourceContext,
): Promise<ReceiverAnswer> {
  const precision = request.query.get("precision") ?? "";
  const unit = Object.hasOwn(PRECISIONS, precision) ? PRECISIONS[precision] : undefined;
  if (unit === undefined) {
    return refuse(`precision: expected ns, us, ms, s, m or h, got ${describeValue(precision)}`);
  }
  const text = new TextDecoder().decode(request.body);
  const reading = await runWork(reader.read(text, unit), context);
  noteProblems(context, reading);
  for (const note of reading.notes) context.note(note);
  return answerTaken(reading, await takeInParts(context, reading.measurements));
}

function answerTaken(reading: InfluxReading, taken: Taken): ReceiverAnswer {
  const wrong = reading.problems[0];
  if (wrong === undefined && taken.refused === 0) return { status: 204, headers: VERSION_HEADERS };
  const reasons = [
    wrong === undefined ? "" : describeProblem(wrong),
    taken.refused === 0
      ? ""
      : `${taken.refused} values refused, ${taken.reason ?? "no chart takes them"}`,
  ];
  const counts =
    wrong === undefined
      ? `dropped=${taken.refused} kept=${taken.taken}`
      : `dropped=${reading.problemCount} kept=${reading.lines}`;
  const message = reasons.filter((reason) => reason !== "").join("; ");
  return refuse(`partial write: ${message}; ${counts}`, wrong?.line);
}

/** Answers so that the sender does not try again: it would be the same. `error` is where version 1 looks. */
function refuse(message: string, line?: number): ReceiverAnswer {
  const place = line === undefined ? {} : { line };
  return jsonAnswer(400, { code: "invalid", message, ...place, error: message });
}

function jsonAnswer(status: number, value: unknown): ReceiverAnswer {
  const headers = { "content-type": "application/json", ...VERSION_HEADERS };
  return { status, headers, body: `${JSON.stringify(value)}\n` };
}
