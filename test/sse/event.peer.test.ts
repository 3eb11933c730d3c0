import { createParser, type EventSourceMessage, type ParseError } from "eventsource-parser";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventText, KEEP_ALIVE_TEXT, retryText, type SseEvent } from "../../src/sse/event.ts";

/** What the npm package `eventsource-parser` makes of a text that is sent as UTF-8, in pieces. */
function parsed(text: string, pieceBytes = Number.POSITIVE_INFINITY) {
  const events: EventSourceMessage[] = [];
  const errors: ParseError[] = [];
  const retries: number[] = [];
  const parser = createParser({
    onEvent: (event) => void events.push(event),
    onError: (error) => void errors.push(error),
    onRetry: (ms) => void retries.push(ms),
  });
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    parser.feed(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }));
  }
  return { events, errors, retries };
}

/** Line breaks are one LF each, and UTF-8 knows no lone surrogates. */
function asReceived(text: string): string {
  return text.replace(/\r\n|\r/g, "\n").replace(/\p{Surrogate}/gu, "\ufffd");
}

const hostile = fc.oneof(
  fc.constantFrom("\r", "\n", "\r\n", "\n\r", "\0", "\ufeff", "\ud83d", "\udcc8", "\u2028", "\x85"),
  fc.constantFrom("data: x", "event: y", "id: 9", "retry: 1", ":", " ", "\n\n", "\r\r", "\r\n\r\n"),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const data = fc.array(hostile, { maxLength: 20 }).map((parts) => parts.join(""));
const field = data.map((text) => text.replace(/[\r\n\0]/g, ""));
const event: fc.Arbitrary<SseEvent> = fc.record(
  { data, event: field, id: field },
  { requiredKeys: ["data"] },
);

test("eventText: eventsource-parser reads any events as they were, however their bytes are split", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (all, size) => {
      const texts = all.map((one) => eventText(one) + KEEP_ALIVE_TEXT + retryText(7));
      const { events, errors, retries } = parsed(retryText(7) + texts.join(""), size);
      expect(errors).toEqual([]);
      expect(retries).toHaveLength(all.length + 1);
      expect(events.map((one) => one.data)).toEqual(all.map((one) => asReceived(one.data)));
      for (const [i, one] of all.entries()) {
        // It tells no empty name from none.
        expect(events[i]?.event ?? "").toBe(asReceived(one.event ?? ""));
        expect(events[i]?.id ?? "").toBe(asReceived(one.id ?? ""));
      }
    }),
    { numRuns: 2000 },
  );
});

test("eventText: a BOM is text like any other, also where a stream begins with it", () => {
  const texts = ["\ufeff", "\ufeffdata: x", "x\n\ufeff"];
  const { events } = parsed(texts.map((text) => eventText({ data: text })).join(""));
  expect(events.map((one) => one.data)).toEqual(texts);
});

const TEN_MB = 10 * 2 ** 20;

test.each([
  ["one line", "0123456789abcdef"],
  ["lone CRs", "01234567\r"],
  ["CRLFs", "0\r\n"],
  ["what looks like fields", "data: x\n\nevent: y\rid: z\r\n\r\n"],
  ["lone surrogates", "\ud800 "],
  ["signs of four bytes", "📈"],
])("eventText: 10 MB of %s come whole, in pieces of 64 KB", (_name, unit) => {
  const text = unit.repeat(TEN_MB / unit.length);
  const all = [text, "after"];
  const { events, errors } = parsed(all.map((one) => eventText({ data: one })).join(""), 65_536);
  expect(errors).toEqual([]);
  expect(events).toHaveLength(2);
  expect(events.at(0)!.data === asReceived(text)).toBe(true);
  expect(events.at(1)!.data).toBe("after");
});
