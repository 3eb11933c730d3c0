/** A buffer in which the events of one write are put together, one behind the other. */
export interface EventBuffer {
  bytes: Uint8Array;
  length: number;
}

const FIRST_CAPACITY = 1 << 14;
/** A larger buffer is not kept. */
const MAX_KEPT_CAPACITY = 1 << 22;
/** Bytes of UTF-8 that a UTF-16 unit takes at most. */
const MAX_UNIT_BYTES = 3;

const encoder = new TextEncoder();

export function createEventBuffer(): EventBuffer {
  return { bytes: new Uint8Array(FIRST_CAPACITY), length: 0 };
}

/** What it held is no longer needed. */
export function clearEvents(buffer: EventBuffer): void {
  buffer.length = 0;
  if (buffer.bytes.length > MAX_KEPT_CAPACITY) buffer.bytes = new Uint8Array(FIRST_CAPACITY);
}

/** Appends `before`, the data and `after`. @returns all three. */
export function addEvent(
  buffer: EventBuffer,
  before: string,
  data: Uint8Array,
  after: string,
): Uint8Array {
  const most = data.length + MAX_UNIT_BYTES * (before.length + after.length);
  // What is in the old buffer stays there: it is in use.
  if (buffer.length + most > buffer.bytes.length) {
    buffer.bytes = new Uint8Array(Math.max(most, 2 * buffer.bytes.length));
    buffer.length = 0;
  }
  const from = buffer.length;
  putText(buffer, before);
  buffer.bytes.set(data, buffer.length);
  buffer.length += data.length;
  putText(buffer, after);
  return buffer.bytes.subarray(from, buffer.length);
}

function putText(buffer: EventBuffer, text: string): void {
  buffer.length += encoder.encodeInto(text, buffer.bytes.subarray(buffer.length)).written;
}
