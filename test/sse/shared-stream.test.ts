import { createGunzip, constants, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { Decompress, decompress } from "fzstd";
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/sse/codec.ts";
import { eventText, retryText } from "../../src/sse/event.ts";
import { flushedGzip, gzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";

const zstd = createZstd(1);

/** A raw block of no bytes that says it is the last. */
const ZSTD_END = Uint8Array.of(1, 0, 0);

/** A stream of zstd begins with a comment, which sets its tables. */
function withoutComment(text: Uint8Array): string {
  return Buffer.from(text).toString().replace(/^:+\n/, "");
}

/** What stock decoders make of the bytes so far. */
const DECODERS: Record<Codec["encoding"], (parts: Uint8Array[]) => string> = {
  gzip: (parts) =>
    gunzipSync(Buffer.concat(parts), { finishFlush: constants.Z_SYNC_FLUSH }).toString(),
  zstd: (parts) => withoutComment(decompress(Buffer.concat([...parts, ZSTD_END]))),
};

/** What they make of bytes that come in two pieces. */
const STREAM_DECODERS: Record<Codec["encoding"], (pieces: Uint8Array[]) => Promise<string>> = {
  async gzip(pieces) {
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    let text = "";
    gunzip.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    for (const piece of pieces) gunzip.write(piece);
    gunzip.end();
    await new Promise((resolve) => gunzip.on("end", resolve));
    return text;
  },
  async zstd(pieces) {
    const parts: Uint8Array[] = [];
    const decoder = new Decompress((part) => void parts.push(part.slice()));
    // A copy: this decoder writes into what it is given.
    for (const piece of pieces) decoder.push(piece.slice());
    decoder.push(ZSTD_END.slice(), true);
    return withoutComment(Buffer.concat(parts));
  },
};

const views = ["a", "b", "c"];
const write = fc.record({
  view: fc.constantFrom(...views),
  text: fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.integer({ min: 0, max: 40_000 }).map((n) => `${n} `.repeat(n / 6)),
    fc.constantFrom("温度 ", "🌡️", "x".repeat(50_000)),
  ),
});

describe.each([
  ["gzip", gzip],
  ["flushedGzip", flushedGzip],
  ["zstd", zstd],
  ["zstd of many views", createZstd(200)],
])("%s", (_name, codec) => {
  const decoded = DECODERS[codec.encoding];

  test("createSharedStream: a viewer that joins or falls behind at any frame decodes all that follows", () => {
    const run = fc.property(
      fc.array(write, { minLength: 1, maxLength: 24 }),
      fc.nat(24),
      fc.nat(24),
      fc.nat(5),
      (writes, joinAt, behindAt, missed) => {
        const stream = createSharedStream(codec);
        const received: Uint8Array[] = [];
        const latest = new Map<string, string>();
        let expected = "";
        writes.forEach(({ view, text }, i) => {
          if (i === joinAt) {
            received.push(stream.primer("retry: 1\n\n"));
            expected = decoded(received);
            expect(expected.startsWith("retry: 1\n\n")).toBe(true);
            for (const present of latest.values()) expect(expected).toContain(present);
          }
          const shared = stream.write([{ view, bytes: Buffer.from(text) }]);
          latest.set(view, text);
          if (i < joinAt || (i >= behindAt && i < behindAt + missed)) return;
          if (i === behindAt + missed && missed > 0) {
            received.push(stream.primer());
            expected = decoded(received);
            expect(expected.endsWith(text)).toBe(true);
            return;
          }
          received.push(shared, stream.keepAlive());
          expected += text;
          expect(decoded(received)).toBe(expected);
        });
      },
    );
    fc.assert(run, { numRuns: codec.encoding === "zstd" ? 60 : 300 });
  });

  test("createSharedStream: a keep-alive is bytes, and none of text", () => {
    const stream = createSharedStream(codec);
    const received = [stream.primer("retry: 1\n\n")];
    for (const text of ["one ", "two "]) {
      for (let i = 0; i < 3; i++) {
        const alive = stream.keepAlive();
        expect(alive.length).toBeGreaterThan(0);
        const before = decoded(received);
        received.push(alive);
        expect(decoded(received)).toBe(before);
      }
      received.push(stream.write([{ view: "a", bytes: Buffer.from(text) }]));
    }
    expect(decoded(received)).toBe("retry: 1\n\none two ");
  });

  test("createSharedStream: its bytes decode wherever they are split", async () => {
    const stream = createSharedStream(codec);
    stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "one ".repeat(50) })) }]);
    const parts = [stream.primer(retryText(2000))];
    for (let i = 0; i < 12; i++)
      parts.push(
        stream.write([
          { view: "a", bytes: Buffer.from(eventText({ data: `${i} one `.repeat(50) })) },
        ]),
      );
    const bytes = Buffer.concat(parts);
    const whole = decoded(parts);
    expect(bytes.length).toBeGreaterThan(100);
    for (let at = 1; at < bytes.length; at++) {
      const text = await STREAM_DECODERS[codec.encoding]([
        bytes.subarray(0, at),
        bytes.subarray(at),
      ]);
      expect(text).toBe(whole);
    }
  });

  test("createSharedStream: a primer of one view brings its newest event only", () => {
    const stream = createSharedStream(codec);
    for (let i = 0; i < 20; i++)
      stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: `frame ${i}` })) }]);
    expect(decoded([stream.primer("")])).toBe(eventText({ data: "frame 19" }));
  });

  test("createSharedStream: a view that stands still is in a primer however long others go on", () => {
    const stream = createSharedStream(codec);
    stream.write([{ view: "still", bytes: Buffer.from(eventText({ data: "stands still" })) }]);
    for (let i = 0; i < 500; i++)
      stream.write([
        { view: "a", bytes: Buffer.from(eventText({ data: `frame ${i} `.repeat(40) })) },
      ]);
    const primer = decoded([stream.primer("")]);
    expect(primer).toContain("stands still");
    expect(primer).toContain("frame 499");
    expect(primer.length).toBeLessThan(40_000);
  });

  test("createSharedStream: several events are one piece, and the newest of each view is what counts", () => {
    const stream = createSharedStream(codec);
    const received = [stream.primer("retry: 1\n\n")];
    received.push(
      stream.write(["a", "b", "c"].map((view) => ({ view, bytes: Buffer.from(`${view}1 `) }))),
    );
    received.push(
      stream.write(["a", "c"].map((view) => ({ view, bytes: Buffer.from(`${view}2 `) }))),
    );
    expect(decoded(received)).toBe("retry: 1\n\na1 b1 c1 a2 c2 ");
    expect(decoded([stream.primer("")])).toBe("b1 c1 a2 c2 ");
    expect(decoded([stream.primer(""), stream.farewell("retry: 7\n\n")])).toMatch(/retry: 7\n\n$/);
  });

  test("createSharedStream: a primer shows at most as many old events as there are views", () => {
    const stream = createSharedStream(codec);
    stream.write([{ view: "seldom", bytes: Buffer.from(eventText({ data: "x".repeat(900) })) }]);
    for (let i = 0; i < 9; i++) {
      stream.write([
        { view: "often", bytes: Buffer.from(eventText({ data: `old ${i} `.repeat(100) })) },
      ]);
      const text = decoded([stream.primer("")]);
      expect(text.match(/^data: old/gm)?.length).toBeLessThanOrEqual(3);
      expect(text).toContain("xxx");
    }
  });
});
