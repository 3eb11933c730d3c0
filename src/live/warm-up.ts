import type { ChartOptions } from "../chart/inner-face.ts";
import { eventBytes, retryText } from "../sse/event.ts";
import type { Stream } from "../sse/stream.ts";
import { STREAMS } from "./broadcasts.ts";
import { plainFormat } from "./event-format.ts";
import { createHub } from "./create-hub.ts";
import type { Hub } from "./hub.ts";
import type { Work } from "../work.ts";

type ChartType = NonNullable<ChartOptions["type"]>;

/** The types that have been drawn, or are about to be. */
const known = new Set<ChartType>();

/** Each has what the one before has, and more. */
const VARIANTS = ["sparkline", "static", "interactive", "live"] as const;

/**
 * Draws small charts of these types soon, and sends some to nobody, a bit in each turn of the event loop:
 * what a process does for the first time takes ten times as long as later, as nothing is compiled yet, and
 * would hold the loop. It delays neither what follows nor the end of the process.
 */
export function warmUp(types: Iterable<ChartType>, timeZone?: string): void {
  const fresh = [...new Set(types)].filter((type) => !known.has(type));
  for (const type of fresh) known.add(type);
  if (fresh.length > 0) goOn(drawAll(fresh, timeZone));
}

function goOn(work: Work): void {
  try {
    const timer: unknown = setTimeout(() => {
      if (work.next().done !== true) goOn(work);
    }, 1);
    (timer as { unref?(): void }).unref?.();
  } catch {
    // Some runtimes have no timers while they load a program; they draw cold.
  }
}

function* drawAll(types: readonly ChartType[], timeZone: string | undefined): Work {
  // Loads what the runtime knows of languages.
  new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" }).format(0);
  yield;
  for (const type of types) yield* drawType(type, timeZone);
}

function* drawType(type: ChartType, timeZone: string | undefined): Work {
  const charts = Object.fromEntries(
    VARIANTS.map((variant) => [variant, { title: type, type, variant }]),
  );
  const zone = timeZone === undefined ? {} : { timeZone };
  const hub = createHub({ charts, ...zone, onError() {} });
  yield;
  for (const variant of VARIANTS) {
    push(hub, type, variant);
    yield;
    hub.draw(variant);
    yield;
  }
  const frames = [hub.draw("live")];
  push(hub, type, "live");
  frames.push(hub.draw("live"));
  yield;
  hub.table("live");
  hub.close();
  yield;
  for (const encoding of ["gzip", "zstd"] as const)
    yield* encode(STREAMS[encoding](1, plainFormat(false)), frames);
}

/** Does what a stream does for its first viewer: writes frames, and makes primers. */
function* encode(stream: Stream, frames: readonly string[]): Work {
  for (const frame of frames) {
    const bytes = eventBytes(encoder.encode(frame), undefined, "0");
    yield* stream.write([{ view: "live", bytes }]);
    do yield;
    while (!stream.preparePrimer());
    stream.primer(retryText(0));
  }
}

const encoder = new TextEncoder();
const POINTS = 8;

function push(hub: Hub, type: ChartType, chart: string): void {
  const now = Date.now();
  for (let i = 0; i < POINTS; i++) {
    hub.push(chart, valuesOf(type, i), now + (i - POINTS) * 1000);
  }
}

function valuesOf(type: ChartType, i: number): Record<string, number> {
  if (type === "candlestick") return { open: 1 + (i % 3), high: 5, low: 0, close: 2 };
  if (type === "range") return { low: 1, y: 2, high: 3 + (i % 4) };
  return { a: i % 3, b: 10 + i };
}
