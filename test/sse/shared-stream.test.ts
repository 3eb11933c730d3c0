import { createGunzip, constants, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { Decompress, decompress } from "fzstd";
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/sse/codec.ts";
import { eventText, retryText } from "../../src/sse/event.ts";
import { createFlushedGzip, createGzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { atOnce } from "../../src/work.ts";
import { randomNumbers } from "../support/random.ts";
import { noise } from "./texts.ts";

/** A raw block of no bytes that says it is the last. */
const ZSTD_END = Uint8Array.of(1, 0, 0);

/** A stream of zstd may begin with a comment, which sets its tables. */
function withoutComment(text: Uint8Array): string {
  return Buffer.from(text)
    .toString()
    .replace(/(?<=^|\n\n):+\n/, "");
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
  ["gzip", createGzip],
  ["flushedGzip", createFlushedGzip],
  ["zstd", () => createZstd(1)],
  ["zstd of many views", () => createZstd(200)],
])("%s", (_name, createCodec: () => Codec) => {
  const { encoding } = createCodec();
  const decoded = DECODERS[encoding];

  test("createSharedStream: a viewer that joins or falls behind at any frame decodes all that follows", () => {
    const run = fc.property(
      fc.array(write, { minLength: 1, maxLength: 24 }),
      fc.nat(24),
      fc.nat(24),
      fc.nat(5),
      (writes, joinAt, behindAt, missed) => {
        const stream = createSharedStream(createCodec());
        const received: Uint8Array[] = [];
        const latest = new Map<string, string>();
        let expected = "";
        writes.forEach(({ view, text }, i) => {
          if (i === joinAt) {
            received.push(...stream.primer("retry: 1\n\n"));
            expected = decoded(received);
            expect(expected.startsWith("retry: 1\n\n")).toBe(true);
            for (const present of latest.values()) expect(expected).toContain(present);
          }
          const shared = atOnce(stream.write([{ view, bytes: Buffer.from(text) }]));
          latest.set(view, text);
          if (i < joinAt || (i >= behindAt && i < behindAt + missed)) return;
          if (i === behindAt + missed && missed > 0) {
            received.push(...stream.primer());
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
    fc.assert(run, { numRuns: encoding === "zstd" ? 60 : 300 });
  });

  test("createSharedStream: views come and go, and whoever joins or falls behind meanwhile decodes on", () => {
    const random = randomNumbers(13);
    const bodies = Array.from({ length: 14 }, (_, view) =>
      noise(6500, view % 5, 60).toString("hex"),
    );
    const draw = (view: number, length: number) => {
      const number = String(Math.floor(random() * 1e6)).padStart(6, "0");
      return {
        view: `${view}`,
        bytes: Buffer.from(`${number}${bodies[view]}\n`).subarray(0, length),
      };
    };
    const stream = createSharedStream(createCodec());
    const viewers = Array.from({ length: 3 }, () => ({ received: [] as Uint8Array[], said: [""] }));
    // All views are too many for gzip's window, one or two are not; the last ones are short.
    const counts = [14, 1, 14, 2, 1].flatMap((count) =>
      Array.from<number>({ length: 8 }).fill(count),
    );
    for (const [round, count] of counts.entries()) {
      const length = round < 32 ? Infinity : 900 + round;
      const events = Array.from({ length: count }, (_, view) => draw(view, length));
      const half = events.length >> 1;
      const parts = [events.slice(0, half), events.slice(half)].filter(({ length }) => length > 0);
      for (const part of parts) {
        const piece = atOnce(stream.write(part));
        for (const viewer of viewers) {
          const isLevel = viewer.received.length > 0 && random() > 0.1;
          if (isLevel) {
            viewer.received.push(piece, stream.keepAlive());
            viewer.said.push(
              viewer.said.pop() + Buffer.concat(part.map(({ bytes }) => bytes)).toString(),
            );
          } else {
            viewer.received.push(
              ...stream.primer(viewer.received.length > 0 ? undefined : "retry: 1\n\n"),
            );
            viewer.said.push("");
          }
        }
      }
    }
    for (const { received, said } of viewers) {
      const text = decoded(received);
      let end = 0;
      for (const one of said) {
        const at = text.indexOf(one, end);
        expect(at).toBeGreaterThanOrEqual(end);
        end = at + one.length;
      }
      expect(end).toBe(text.length);
    }
  });

  test("createSharedStream: a keep-alive is bytes, and none of text", () => {
    const stream = createSharedStream(createCodec());
    const received = [...stream.primer("retry: 1\n\n")];
    for (const text of ["one ", "two "]) {
      for (let i = 0; i < 3; i++) {
        const alive = stream.keepAlive();
        expect(alive.length).toBeGreaterThan(0);
        const before = decoded(received);
        received.push(alive);
        expect(decoded(received)).toBe(before);
      }
      received.push(atOnce(stream.write([{ view: "a", bytes: Buffer.from(text) }])));
    }
    expect(decoded(received)).toBe("retry: 1\n\none two ");
  });

  test("createSharedStream: its bytes decode wherever they are split", async () => {
    const stream = createSharedStream(createCodec());
    atOnce(
      stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: "one ".repeat(50) })) }]),
    );
    const parts = [...stream.primer(retryText(2000))];
    for (let i = 0; i < 12; i++)
      parts.push(
        atOnce(
          stream.write([
            { view: "a", bytes: Buffer.from(eventText({ data: `${i} one `.repeat(50) })) },
          ]),
        ),
      );
    const bytes = Buffer.concat(parts);
    const whole = decoded(parts);
    expect(bytes.length).toBeGreaterThan(100);
    for (let at = 1; at < bytes.length; at++) {
      const text = await STREAM_DECODERS[encoding]([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(text).toBe(whole);
    }
  });

  test("createSharedStream: a primer of one view brings its newest event only", () => {
    const stream = createSharedStream(createCodec());
    for (let i = 0; i < 20; i++)
      atOnce(stream.write([{ view: "a", bytes: Buffer.from(eventText({ data: `frame ${i}` })) }]));
    expect(decoded([...stream.primer("")])).toBe(eventText({ data: "frame 19" }));
  });

  test("createSharedStream: a view that stands still is in a primer however long others go on", () => {
    const stream = createSharedStream(createCodec());
    atOnce(
      stream.write([{ view: "still", bytes: Buffer.from(eventText({ data: "stands still" })) }]),
    );
    for (let i = 0; i < 500; i++)
      atOnce(
        stream.write([
          { view: "a", bytes: Buffer.from(eventText({ data: `frame ${i} `.repeat(40) })) },
        ]),
      );
    const primer = decoded([...stream.primer("")]);
    expect(primer).toContain("stands still");
    expect(primer).toContain("frame 499");
    expect(primer.length).toBeLessThan(40_000);
  });

  test("createSharedStream: several events are one piece, and the newest of each view is what counts", () => {
    const stream = createSharedStream(createCodec());
    const received = [...stream.primer("retry: 1\n\n")];
    received.push(
      atOnce(
        stream.write(["a", "b", "c"].map((view) => ({ view, bytes: Buffer.from(`${view}1 `) }))),
      ),
    );
    received.push(
      atOnce(stream.write(["a", "c"].map((view) => ({ view, bytes: Buffer.from(`${view}2 `) })))),
    );
    expect(decoded(received)).toBe("retry: 1\n\na1 b1 c1 a2 c2 ");
    expect(decoded([...stream.primer("")])).toBe("b1 c1 a2 c2 ");
    expect(decoded([...stream.primer(""), stream.farewell("retry: 7\n\n")])).toMatch(
      /retry: 7\n\n$/,
    );
  });

  test("createSharedStream: a primer is made at some time, however much is written meanwhile", () => {
    const stream = createSharedStream(createCodec());
    const random = randomNumbers(5);
    const event = () => {
      const numbers = Array.from({ length: 700 }, () => Math.floor(random() * 1e6));
      return Buffer.from(eventText({ data: numbers.join(" ") }));
    };
    const events = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ view: `view ${i}`, bytes: event() }));
    const all = events(120);
    const newest = new Map(all.map(({ view, bytes }) => [view, bytes]));
    atOnce(stream.write(all));
    for (let rounds = 0; !stream.preparePrimer(); rounds++) {
      expect(rounds).toBeLessThan(100);
      const some = events(12);
      for (const { view, bytes } of some) newest.set(view, bytes);
      const writing = stream.write(some);
      while (writing.next().done !== true) stream.preparePrimer();
    }
    const last = { view: "view 7", bytes: event() };
    const text = decoded([...stream.primer(""), atOnce(stream.write([last]))]);
    for (const bytes of newest.values()) expect(text.includes(bytes.toString())).toBe(true);
    expect(text.endsWith(last.bytes.toString())).toBe(true);
  });

  test("createSharedStream: a primer shows at most as many old events as there are views", () => {
    const stream = createSharedStream(createCodec());
    atOnce(
      stream.write([{ view: "seldom", bytes: Buffer.from(eventText({ data: "x".repeat(900) })) }]),
    );
    for (let i = 0; i < 9; i++) {
      atOnce(
        stream.write([
          { view: "often", bytes: Buffer.from(eventText({ data: `old ${i} `.repeat(100) })) },
        ]),
      );
      const text = decoded([...stream.primer("")]);
      expect(text.match(/^data: old/gm)?.length).toBeLessThanOrEqual(3);
      expect(text).toContain("xxx");
    }
  });
});
