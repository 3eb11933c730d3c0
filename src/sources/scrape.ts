import { PlotcastError } from "../error.ts";
import { createLineSplitter } from "../ingest/lines.ts";
import type { Reading } from "../ingest/measurement.ts";
import {
  type PrometheusFormat,
  type PrometheusReader,
  createPrometheusReader,
} from "../ingest/prometheus-text.ts";
import { MAX_PAGE_BYTES } from "../limits.ts";
import { checkMs, checkTexts } from "./check-options.ts";
import { handOn } from "./hand-on.ts";
import { inPieces } from "./in-pieces.ts";
import { startPolling } from "./poll.ts";
import { type Target, readTarget } from "./scrape-target.ts";
import type { Source, SourceContext } from "./source.ts";

/** The options of `scrape`. */
export interface ScrapeOptions {
  /** Of the page: "http://localhost:9100/metrics". Without a path, `/metrics` is meant. */
  url: string;
  /** Milliseconds from one scrape to the next, from 100. Default 5000. */
  everyMs?: number;
  /** Milliseconds within which the page has to be there, from 10. Default 10,000. */
  timeoutMs?: number;
  /** Headers of the request, such as Authorization. */
  headers?: Record<string, string>;
  /** Labels of all its series. Default: `instance`, its host and port, which tells targets apart. */
  labels?: Record<string, string>;
}

const ACCEPT =
  "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.6,*/*;q=0.1";

/**
 * Asks a target for its metrics again and again, as Prometheus does. A page counts whole or not at all: of one
 * that is cut, or longer than `MAX_PAGE_BYTES`, nothing is taken. Redirects are followed, without
 * Authorization where they lead elsewhere.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function scrape(options: ScrapeOptions): Source {
  const { everyMs = 5000, timeoutMs = 10_000, headers = {}, labels } = options;
  const target = readTarget(options.url);
  checkMs("everyMs", everyMs, 100);
  checkMs("timeoutMs", timeoutMs, 10);
  checkTexts("headers", headers);
  const named = labels ?? { instance: target.host };
  checkTexts("labels", named);
  return {
    name: `scrape of ${target.shown}`,
    async start(context) {
      const reader = createPrometheusReader(
        Object.entries(named).map(([name, value]) => ({ name, value })),
      );
      const request = { target, headers, timeoutMs, reader, context };
      async function ask(signal: AbortSignal): Promise<void> {
        // As Prometheus has it: rates would be wrong by how long the target takes to answer.
        const began = Date.now();
        const reading = await fetchPage(request, signal);
        signal.throwIfAborted();
        for (const measurement of reading.measurements) measurement.time ??= began;
        await handOn(reading, context);
        if (reading.measurements.length === 0) throw wrong("metrics", "a page without any");
      }
      return startPolling({ everyMs, ask }, context);
    },
  };
}

interface PageRequest {
  target: Target;
  headers: Record<string, string>;
  timeoutMs: number;
  reader: PrometheusReader;
  context: SourceContext;
}

async function fetchPage(request: PageRequest, stopped: AbortSignal): Promise<Reading> {
  const { target, headers, timeoutMs } = request;
  const late = AbortSignal.timeout(timeoutMs);
  const abort = new AbortController();
  const signal = AbortSignal.any([stopped, late, abort.signal]);
  const own = { accept: ACCEPT, "accept-encoding": "gzip", ...target.headers };
  try {
    const response = await fetch(target.url, { headers: { ...own, ...headers }, signal });
    return await readPage(response, request);
  } catch (error) {
    if (late.aborted) throw wrong(`the page within ${timeoutMs} ms`, "none");
    throw error;
  } finally {
    // A body that is not read to its end would keep its connection.
    abort.abort();
  }
}

async function readPage(response: Response, request: PageRequest): Promise<Reading> {
  const { reader, context } = request;
  if (response.status !== 200) throw wrong("status 200", `${response.status}`);
  const page = reader.begin(formatOf(response.headers.get("content-type")));
  let read = page.read;
  const lines = createLineSplitter({}, (line) => read(line), page.skip);
  const decoder = new TextDecoder();
  let bytes = Number(response.headers.get("content-length") ?? 0) > MAX_PAGE_BYTES ? Infinity : 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_PAGE_BYTES) throw wrong(`a page of at most ${MAX_PAGE_BYTES} bytes`, "more");
    await inPieces(decoder.decode(chunk, { stream: true }), lines.write, context);
    if (page.isFull()) return page.end();
  }
  lines.write(decoder.decode());
  read = page.readUnended;
  lines.end();
  return page.end();
}

/** @throws PlotcastError INPUT_INVALID for what is neither. Where nothing is said, it is text. */
function formatOf(contentType: string | null): PrometheusFormat {
  const type = (contentType ?? "text/plain").split(";")[0]?.trim().toLowerCase();
  if (type === "application/openmetrics-text") return "openmetrics";
  if (type === "text/plain") return "text";
  throw wrong("text/plain or application/openmetrics-text", JSON.stringify(type?.slice(0, 60)));
}

function wrong(expected: string, got: string): PlotcastError {
  return new PlotcastError("INPUT_INVALID", `expected ${expected}, got ${got}`);
}
