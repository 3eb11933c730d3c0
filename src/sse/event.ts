import { PlotcastError, describeValue } from "../error.ts";
import { addEvent, createEventBuffer, type EventBuffer } from "./event-buffer.ts";

/** An event and its fields, as in the event stream format (WHATWG HTML, 9.2.5). */
export interface SseEvent {
  /** Any text; each of its lines becomes a field. */
  data: string;
  /** The event's type. Default: `message`. */
  event?: string;
  id?: string;
}

const LINE_END = /\r\n|\r|\n/;
/** A line end would start another field, and browsers ignore an id that holds NUL. */
const UNSAFE = /[\r\n\0]/;

/**
 * Writes an event as text.
 *
 * @throws PlotcastError `EVENT_INVALID` where the type or the id holds CR, LF or NUL.
 */
export function eventText({ data, event, id }: SseEvent): string {
  let text = "";
  if (event !== undefined) text += `event: ${singleLine("event", event)}\n`;
  text += `${dataFields(data)}\n`;
  // Last, next to what changes in the data: on a compressed wire the two are one change.
  if (id !== undefined) text += `id: ${singleLine("id", id)}\n`;
  return `${text}\n`;
}

/**
 * Writes an event whose data are the UTF-8 of a single line, as bytes. No line end is looked for.
 *
 * @param buffer what the bytes are a part of. Default: a new one.
 * @throws PlotcastError `EVENT_INVALID` as `eventText` does.
 */
export function eventBytes(
  data: Uint8Array,
  event: string | undefined,
  id: string,
  buffer: EventBuffer = createEventBuffer(),
): Uint8Array {
  return addEvent(buffer, textBeforeData(event), data, textBehindData(id));
}

/** An event up to its data. @throws PlotcastError `EVENT_INVALID` as `eventText` does. */
export function textBeforeData(event?: string): string {
  return `${event === undefined ? "" : `event: ${singleLine("event", event)}\n`}data: `;
}

/** What ends an event behind data of a single line. @throws PlotcastError `EVENT_INVALID` as `eventText` does. */
export function textBehindData(id?: string): string {
  return id === undefined ? "\n\n" : `\nid: ${singleLine("id", id)}\n\n`;
}

/** Sets the reconnection time: how long a browser waits before it connects again. */
export function retryText(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}

/** An empty comment: it keeps a connection from looking idle, and no page sees it. */
export const KEEP_ALIVE_TEXT = ":\n\n";

/** Returns the value of a field that has to fit on one line. */
function singleLine(field: string, value: string): string {
  if (!UNSAFE.test(value)) return value;
  throw new PlotcastError(
    "EVENT_INVALID",
    `event field ${field}: expected no CR, LF or NUL, got ${describeValue(value)}`,
  );
}

function dataFields(data: string): string {
  if (!LINE_END.test(data)) return `data: ${data}`;
  return data
    .split(LINE_END)
    .map((line) => `data: ${line}`)
    .join("\n");
}
