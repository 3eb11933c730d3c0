import { createGunzip, constants, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventText, retryText } from "../../src/sse/event.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";

/** What stock gunzip makes of the bytes so far. */
function gunzipped(parts: Uint8Array[]): string {
  return gunzipSync(Buffer.concat(parts), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
}

const views = ["a", "b", "c"];
const write = fc.record({
  view: fc.constantFrom(...views),
  text: fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.integer({ min: 0, max: 40_000 }).map((n) => `${n} `.repeat(n / 6)),
    fc.constantFrom("温度 ", "🌡️", "x".repeat(50_000)),
  ),
});

test("createSharedStream: whoever joins or falls behind at any frame decodes all that follows", () => {
  const run = fc.property(
    fc.array(write, { minLength: 1, maxLength: 24 }),
    fc.nat(24),
    fc.nat(24),
    fc.nat(5),
    (writes, joinAt, behindAt, missed) => {
      const stream = createSharedStream();
      const received: Uint8Array[] = [];
      const latest = new Map<string, string>();
      let expected = "";
      writes.forEach(({ view, text }, i) => {
        if (i === joinAt) {
          received.push(stream.primer("retry: 1\n\n"));
          expected = gunzipped(received);
          expect(expected.startsWith("retry: 1\n\n")).toBe(true);
          for (const present of latest.values()) expect(expected).toContain(present);
        }
        const shared = stream.write(view, text);
        latest.set(view, text);
        if (i < joinAt || (i >= behindAt && i < behindAt + missed)) return;
        if (i === behindAt + missed && missed > 0) {
          received.push(stream.primer());
          expected = gunzipped(received);
          expect(expected.endsWith(text)).toBe(true);
          return;
        }
        received.push(shared, stream.keepAlive());
        expected += text;
        expect(gunzipped(received)).toBe(expected);
      });
    },
  );
  fc.assert(run, { numRuns: 300 });
});

test("createSharedStream: its bytes decode wherever they are split", async () => {
  const stream = createSharedStream();
  stream.write("a", eventText({ data: "one ".repeat(50) }));
  const parts = [stream.primer(retryText(2000))];
  for (let i = 0; i < 12; i++)
    parts.push(stream.write("a", eventText({ data: `${i} one `.repeat(50) })));
  const bytes = Buffer.concat(parts);
  const whole = gunzipped(parts);
  for (let at = 1; at < bytes.length; at++) {
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    let text = "";
    gunzip.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    gunzip.write(bytes.subarray(0, at));
    gunzip.end(bytes.subarray(at));
    await new Promise((resolve) => gunzip.on("end", resolve));
    expect(text).toBe(whole);
  }
});

test("createSharedStream: a primer of one view brings its newest event only", () => {
  const stream = createSharedStream();
  for (let i = 0; i < 20; i++) stream.write("a", eventText({ data: `frame ${i}` }));
  expect(gunzipped([stream.primer("")])).toBe(eventText({ data: "frame 19" }));
});

test("createSharedStream: a view that stands still is in a primer however long others go on", () => {
  const stream = createSharedStream();
  stream.write("still", eventText({ data: "stands still" }));
  for (let i = 0; i < 500; i++) stream.write("a", eventText({ data: `frame ${i} `.repeat(40) }));
  const primer = gunzipped([stream.primer("")]);
  expect(primer).toContain("stands still");
  expect(primer).toContain("frame 499");
  expect(primer.length).toBeLessThan(40_000);
});
