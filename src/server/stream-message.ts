import { type ErrorCode, PlotcastError } from "../error.ts";
import type { Hub } from "../live/hub.ts";
import { roundSizes, type ViewOptions } from "../live/view.ts";
import { eventText, retryText } from "../sse/event.ts";
import { createMessagePictures } from "./message-picture.ts";

/** What a viewer reads instead of its chart, and when it asks again: at least, and how much later at most. */
const MESSAGES: Partial<Record<ErrorCode, { text: string; retryMs: number; spreadMs: number }>> = {
  CHART_UNKNOWN: { text: "not there yet", retryMs: 2000, spreadMs: 2000 },
  FULL: { text: "too many viewers, trying again", retryMs: 5000, spreadMs: 10_000 },
  LIMIT_REACHED: { text: "too many viewers, trying again", retryMs: 5000, spreadMs: 10_000 },
  CLOSED: { text: "the server restarts", retryMs: 2000, spreadMs: 4000 },
};

/** What a stream is about. */
export interface StreamNames {
  /** As they were asked for. */
  charts: string[];
  /** Each event is named after its chart. */
  isNamed: boolean;
}

/**
 * A short stream that says why there is no chart, and when to ask again: an `EventSource` that is answered
 * with an error never does. Of several charts, those that are there come as they are now.
 *
 * @returns undefined where asking again is no use.
 */
export function streamMessage(
  hub: Hub,
  error: unknown,
  { charts, isNamed }: StreamNames,
  view: ViewOptions,
): string | undefined {
  const message = error instanceof PlotcastError ? MESSAGES[error.code] : undefined;
  if (message === undefined) return undefined;
  const { text, retryMs, spreadMs } = message;
  // In steps, as a stream's own sizes are: a refusal in each size would cost a drawing.
  const picture = createMessagePictures(roundSizes(view, {}));
  const events = (charts.length === 0 ? [""] : charts).map((asked) => {
    const isThere = message === MESSAGES.CHART_UNKNOWN && hub.chartOf(asked) !== undefined;
    const data = isThere
      ? hub.draw(asked, { ...view, glide: false })
      : picture({ title: asked.replace(SIZE, ""), text });
    return eventText(isNamed && asked !== "" ? { data, event: asked } : { data });
  });
  return retryText(retryMs + Math.random() * spreadMs) + events.join("");
}

/** What a viewer may put behind a name. */
const SIZE = /@\d+(?:x\d+)?$/;
