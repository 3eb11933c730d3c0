import { PlotcastError, shown } from "../error.ts";

/** One event as the EventSource standard knows it (WHATWG HTML, 9.2). */
export interface SseEvent {
  data: string;
  /** Default: a `message` event. */
  event?: string;
  id?: string;
}

const LINE_BREAK = /\r\n|\r|\n/;
const BREAKS_FRAMING = /[\r\n\0]/;

/**
 * The text of an event. Data may hold any text: each of its lines becomes one of the event's.
 *
 * @throws PlotcastError `EVENT_INVALID` where a name or id holds CR, LF or NUL.
 */
export function eventText({ data, event, id }: SseEvent): string {
  let text = "";
  if (event !== undefined) text += `event: ${checkedField("event", event)}\n`;
  text += `${dataLines(data)}\n`;
  // Last, next to what changes in the data: so the two are one change on a compressed wire.
  if (id !== undefined) text += `id: ${checkedField("id", id)}\n`;
  return `${text}\n`;
}

/** Tells the browser how long to wait before it connects again. */
export function retryText(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}

/** A comment: it keeps a connection from looking idle, and no page ever sees it. */
export const KEEP_ALIVE_TEXT = ":\n\n";

/** A field's value, if it cannot end the line it stands in. */
export function checkedField(field: string, value: string): string {
  if (!BREAKS_FRAMING.test(value)) return value;
  throw new PlotcastError(
    "EVENT_INVALID",
    `event field ${field}: expected no CR, LF or NUL, got ${shown(value)}`,
  );
}

function dataLines(data: string): string {
  if (!LINE_BREAK.test(data)) return `data: ${data}`;
  return data
    .split(LINE_BREAK)
    .map((line) => `data: ${line}`)
    .join("\n");
}
