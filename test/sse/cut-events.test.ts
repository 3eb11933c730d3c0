import { constants, gunzipSync } from "node:zlib";
import { decompress } from "fzstd";
import { describe, expect, test } from "vitest";
import { createFlushedGzip, createGzip } from "../../src/sse/gzip.ts";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { atOnce } from "../../src/work.ts";
import { randomNumbers } from "../support/random.ts";
import { expectSame } from "./texts.ts";

const ZSTD_END = Uint8Array.of(1, 0, 0);

const CODECS = [
  { name: "gzip", create: createGzip, decode: gunzip },
  { name: "flushed gzip", create: createFlushedGzip, decode: gunzip },
  { name: "zstd", create: () => createZstd(200), decode: unzstd },
];

function gunzip(parts: Uint8Array[]): Uint8Array {
  return gunzipSync(Buffer.concat(parts), { finishFlush: constants.Z_SYNC_FLUSH });
}

function unzstd(parts: Uint8Array[]): Uint8Array {
  return decompress(Buffer.concat([...parts, ZSTD_END])).subarray(":::: ".length);
}

const next = randomNumbers(20261129);

function line(): string {
  return `<path d="M${Math.floor(next() * 1e9)} ${Math.floor(next() * 1e9)}"/>\n`;
}

/** A list of which the first items leave, and new ones come, in the middle and at the end. */
function createList(items: number): () => Buffer {
  const lines = Array.from({ length: items }, line);
  return () => {
    lines.splice(0, 3);
    lines.splice(lines.length >> 1, 1, line());
    lines.push(line(), line(), line());
    return Buffer.from(lines.join(""));
  };
}

describe.each(CODECS)("$name", ({ create, decode }) => {
  test("createSharedStream: a large event is compressed in parts, and others may be in between", () => {
    const large = createList(12_000);
    const small = createList(50);
    const sides = [0, 1].map(() => {
      const stream = createSharedStream(create());
      return { stream, received: [...stream.primer("")] };
    });
    const texts: Buffer[] = [];
    for (let frame = 0; frame < 3; frame++) {
      const events = [large(), small(), large()].map((bytes, view) => ({ view: `${view}`, bytes }));
      texts.push(...events.map(({ bytes }) => bytes));
      let waiting = sides.map((side) => ({ ...side, work: side.stream.write(events) }));
      let rounds = 0;
      for (; waiting.length > 0; rounds++) {
        waiting = waiting.filter(({ stream, work, received }) => {
          received.push(stream.keepAlive());
          const { value, done } = work.next();
          if (done === true) received.push(value);
          return done !== true;
        });
      }
      expect(rounds).toBeGreaterThan(5);
    }
    for (const { received } of sides) expectSame(decode(received), Buffer.concat(texts));
  });

  test("createSharedStream: there is no primer while a write is under way, and one after it", () => {
    const large = createList(12_000);
    const stream = createSharedStream(create());
    atOnce(stream.write([{ view: "a", bytes: large() }]));
    const work = stream.write([{ view: "a", bytes: large() }]);
    expect(work.next().done).not.toBe(true);
    for (let i = 0; i < 100; i++) expect(stream.preparePrimer()).toBe(false);
    atOnce(work);
    let steps = 0;
    while (!stream.preparePrimer()) steps++;
    expect(steps).toBeGreaterThan(2);
    const newest = large();
    const received = [...stream.primer(""), atOnce(stream.write([{ view: "a", bytes: newest }]))];
    const text = decode(received);
    expectSame(text.subarray(-newest.length), newest);
  });
});

test("createSharedStream: of a large event that changed little, zstd writes little", () => {
  const large = createList(30_000);
  const stream = createSharedStream(createZstd(1000));
  atOnce(stream.write([{ view: "a", bytes: large() }]));
  for (let frame = 0; frame < 3; frame++) {
    const bytes = large();
    expect(bytes.length).toBeGreaterThan(900_000);
    expect(atOnce(stream.write([{ view: "a", bytes }])).length).toBeLessThan(400);
  }
});
