import type { SourceSeries } from "../ingest/measurement.ts";
import { type Payload, type PayloadValue, readPayload } from "../ingest/mqtt-payload.ts";
import { type TopicFit, describeTopic, fitTopic } from "../ingest/mqtt-topic.ts";
import { quote } from "../ingest/prometheus-text-line.ts";
import { createSeriesCache } from "../ingest/series-cache.ts";
import { MAX_MESSAGE_BYTES, MAX_NAME_LENGTH, MAX_SOURCE_SERIES } from "../limits.ts";
import type { Batch } from "./batch.ts";
import type { SourceContext } from "./source.ts";

/** What is known of a topic. */
interface Topic {
  fit: TopicFit;
  /** The begin of its last message, and its length. */
  last: string;
}

/**
 * Reads messages as they come. What is retained counts once: brokers send it again on each connection, and only
 * what has changed meanwhile is new.
 */
export function createMessageReader(
  { topics, path }: { topics: readonly string[]; path: readonly string[] },
  context: SourceContext,
  batch: Batch,
): (topic: string, payload: Uint8Array, isRetained: boolean) => void {
  const known = createSeriesCache<Topic>({ maxEntries: MAX_SOURCE_SERIES });
  const allSeries = createSeriesCache<SourceSeries>({ maxEntries: MAX_SOURCE_SERIES });

  function learn(topic: string): Topic {
    const found = topics.map((filter) => fitTopic(topic, filter));
    const levels = topic.split("/");
    const fit = found.find((each) => each !== undefined) ?? { levels, wild: [] };
    const entry = { fit, last: "" };
    known.set(topic, entry);
    return entry;
  }

  function findSeries(topic: string, fit: TopicFit, value: PayloadValue): SourceSeries {
    const key = JSON.stringify([topic, value.path, value.kind, value.unit]);
    const found = allSeries.get(key);
    if (found !== undefined) return found;
    const series = describeTopic(fit, value);
    allSeries.set(key, series);
    return series;
  }

  return (topic, payload, isRetained) => {
    if (payload.byteLength === 0) return; // how a retained message is taken back
    const entry = known.get(topic) ?? learn(topic);
    const { fit, last } = entry;
    entry.last = shorten(payload);
    if (isRetained && entry.last === last) return;
    const read = readBytes(payload, path);
    if (typeof read === "string") return context.note({ message: `${read}, on ${quote(topic)}` });
    const { time, values } = read;
    batch.add(
      values.map((value) => ({ series: findSeries(topic, fit, value), time, value: value.value })),
    );
  };
}

/** Enough to know a message again. */
function shorten(payload: Uint8Array): string {
  return `${payload.byteLength} ${new TextDecoder().decode(payload.subarray(0, MAX_NAME_LENGTH))}`;
}

function readBytes(payload: Uint8Array, path: readonly string[]): Payload | string {
  const { byteLength } = payload;
  if (byteLength > MAX_MESSAGE_BYTES) {
    return `expected at most ${MAX_MESSAGE_BYTES} bytes, got ${byteLength}`;
  }
  return readPayload(new TextDecoder().decode(payload), path);
}
