import { type ErrorCode, PlotcastError } from "../error.ts";
import { readAskedName } from "../live/asked-chart.ts";
import type { Hub } from "../live/hub.ts";
import type { EventFormat } from "../live/event-format.ts";
import { roundSizes } from "../live/round-sizes.ts";
import type { ViewOptions } from "../live/view.ts";
import { slicesFor } from "../live/slices.ts";
import { concatBytes } from "../sse/bytes.ts";
import { measured, type Work } from "../work.ts";
import { createMessagePictures } from "./message-picture.ts";

/** What a viewer reads instead of its chart, and when it asks again: at least, and how much later at most. */
interface Message {
  text: string;
  retryMs: number;
  spreadMs: number;
}

const MESSAGES: Partial<Record<ErrorCode, Message>> = {
  CHART_UNKNOWN: { text: "not there yet", retryMs: 2000, spreadMs: 2000 },
  FULL: { text: "too many viewers, trying again", retryMs: 5000, spreadMs: 10_000 },
  LIMIT_REACHED: { text: "too many viewers, trying again", retryMs: 5000, spreadMs: 10_000 },
  CLOSED: { text: "the server restarts", retryMs: 2000, spreadMs: 4000 },
};

/** What a stream is about, and how it is written. */
export interface AskedStream {
  /** As they were asked for. */
  charts: string[];
  format: EventFormat;
}

/**
 * A short stream that says why there is no chart, and when to ask again: an `EventSource` that is answered
 * with an error never does. Of several charts, those that are there come as they are now.
 *
 * @param onWork gets how long it takes, in ms, part by part.
 * @returns undefined where asking again is no use.
 */
export function streamMessage(
  hub: Hub,
  error: unknown,
  asked: AskedStream,
  view: ViewOptions,
  onWork: (ms: number) => void,
): Promise<Uint8Array<ArrayBuffer>> | undefined {
  const message = error instanceof PlotcastError ? MESSAGES[error.code] : undefined;
  if (message === undefined) return undefined;
  return slicesFor("input").begin(measured(writeMessage(hub, message, asked, view), onWork));
}

/** Charts that are there may be large, so others have their turn between two of them. */
function* writeMessage(
  hub: Hub,
  message: Message,
  { charts, format }: AskedStream,
  view: ViewOptions,
): Work<Uint8Array<ArrayBuffer>> {
  const { text, retryMs, spreadMs } = message;
  // In steps, as a stream's own sizes are: a refusal in each size would cost a drawing.
  const picture = createMessagePictures(roundSizes(view, {}));
  const parts = [encoder.encode(format.first(retryMs + Math.random() * spreadMs))];
  for (const asked of charts.length === 0 ? [""] : charts) {
    const isThere = message === MESSAGES.CHART_UNKNOWN && hub.chartOf(asked) !== undefined;
    const data = isThere
      ? hub.draw(asked, { ...view, glide: false })
      : picture({ title: chartNameOf(hub, asked), text });
    const before = format.before(asked, chartNameOf(hub, asked));
    parts.push(encoder.encode(before + data.replaceAll(LINE_END, " ") + format.behind()));
    yield;
  }
  return concatBytes(parts);
}

const encoder = new TextEncoder();

/** The name of a chart that is asked for, whether it is there or not. */
export function chartNameOf(hub: Hub, asked: string): string {
  return hub.chartOf(asked) ?? readAskedName(asked, hub.has);
}

/** A name that somebody asks for may hold some; data take one line. */
const LINE_END = /\r\n|\r|\n/g;
