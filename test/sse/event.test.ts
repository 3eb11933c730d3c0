import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { eventText, KEEP_ALIVE_TEXT, retryText } from "../../src/sse/event.ts";
import { createPlainStream } from "../../src/sse/plain-stream.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { createEventParser, parseEvents } from "../support/event-parser.ts";
import { atOnce } from "../../src/work.ts";

/** What a page gets of a text: line breaks are one LF each, and UTF-8 knows no lone surrogates. */
function asReceived(text: string): string {
  return text.replace(/\r\n|\r/g, "\n").replace(/\p{Surrogate}/gu, "\ufffd");
}

const oddCharacter = fc.constantFrom("\r", "\n", "\r\n", "\0", "\ufeff", "\ud800", "\udfff", ":");
const oddText = fc
  .array(fc.oneof(oddCharacter, fc.constantFrom(" ", "\u2028", "\x85", "data:", "id: 1")), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));
const anyText = fc.oneof(oddText, fc.string({ unit: "binary" }));
const fieldText = anyText.map((text) => text.replace(/[\r\n\0]/g, ""));

test("eventText: any data is decoded to itself, with its line breaks normalised", () => {
  fc.assert(
    fc.property(anyText, fieldText, fieldText, (data, event, id) => {
      const [parsed, ...more] = parseEvents(eventText({ data, event, id }));
      expect(more).toEqual([]);
      expect(parsed).toEqual({
        type: asReceived(event) || "message",
        data: asReceived(data),
        lastEventId: asReceived(id),
      });
    }),
    { numRuns: 2000 },
  );
});

test("eventText: a sequence of events is read as that sequence, however the bytes are split", () => {
  fc.assert(
    fc.property(
      fc.array(anyText, { maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      (all, size) => {
        const text = all.map((data) => eventText({ data }) + KEEP_ALIVE_TEXT).join("");
        const bytes = new TextEncoder().encode(retryText(5) + text);
        const parser = createEventParser();
        for (let i = 0; i < bytes.length; i += size) parser.write(bytes.subarray(i, i + size));
        expect(parser.events.map(({ data }) => data)).toEqual(all.map(asReceived));
        expect(parser.events.every(({ type }) => type === "message")).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["CR", "a\rb"],
  ["LF", "a\nb"],
  ["CRLF", "a\r\nb"],
  ["a lone LF", "\n"],
  ["NUL", "a\0b"],
])("eventText: refuses %s in event and in id", (_name, hostile) => {
  for (const field of ["event", "id"]) {
    let refusal: unknown;
    try {
      eventText({ data: "x", [field]: hostile });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(PlotcastError);
    expect((refusal as PlotcastError).code).toBe("EVENT_INVALID");
    expect((refusal as PlotcastError).message).toContain(field);
    expect((refusal as PlotcastError).message).not.toMatch(/[\r\n\0]/);
  }
});

test("eventText: an SVG on one line is one data line", () => {
  expect(eventText({ data: "<svg/>", id: "7", event: "cpu" })).toBe(
    "event: cpu\ndata: <svg/>\nid: 7\n\n",
  );
});

test("retryText: whole milliseconds, and no event", () => {
  const parser = createEventParser();
  parser.write(new TextEncoder().encode(retryText(1234.56)));
  expect(parser.retries).toEqual([1235]);
  expect(parser.events).toEqual([]);
});

test("KEEP_ALIVE_TEXT is a comment, and no event", () => {
  const parser = createEventParser();
  parser.write(new TextEncoder().encode(KEEP_ALIVE_TEXT));
  expect(parser.comments).toHaveLength(1);
  expect(parser.events).toEqual([]);
});

test("createPlainStream: a primer is what is for one subscriber alone, then the present events", () => {
  const stream = createPlainStream();
  const parser = createEventParser();
  atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "before" })) }]));
  atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "now" })) }]));
  for (const part of stream.primer(retryText(9))) parser.write(part);
  parser.write(
    atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "then" })) }])),
  );
  expect(parser.retries).toEqual([9]);
  expect(parser.events.map(({ data }) => data)).toEqual(["now", "then"]);
  expect(new TextDecoder().decode(stream.keepAlive())).toBe(KEEP_ALIVE_TEXT);
});

test.each([
  ["plain", createPlainStream()],
  ["zstd", createSharedStream(createZstd(1))],
])("%s stream: all who join between two writes are sent the same memory", (_name, stream) => {
  atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "x".repeat(999) })) }]));
  const last = () => stream.primer(retryText(5)).at(-1);
  expect(last()).toBe(last());
  const before = last();
  atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "y".repeat(999) })) }]));
  expect(last()).not.toBe(before);
});
