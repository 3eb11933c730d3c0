import { constants, createGunzip, type Gunzip, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { compressed } from "./compressed.ts";
import { expectLateJoinersLevel } from "./late-joiner.ts";
import { expect, test } from "vitest";
import type { Codec } from "../../src/sse/codec.ts";
import { standingCode } from "../../src/sse/deflate-standing.ts";
import { createGzip } from "../../src/sse/gzip.ts";
import { change, changed, expectSame, noise, text } from "./texts.ts";

const NOTHING = new Uint8Array();
const WINDOW = 32_768;
/** What every stream begins with. */
const BEGINNING = Buffer.concat([createGzip().header, opening(createGzip())]);

/** What opens the block that stands. */
function opening(codec: Codec): Uint8Array {
  return codec.begin(NOTHING).end();
}

/** Text as it is, so that nothing but the text is known. */
function storedPiece(codec: Codec, said: Uint8Array): Uint8Array {
  return Buffer.concat([codec.pause, codec.store(said), opening(codec)]);
}

function unpacked(pieces: Uint8Array[]): Buffer {
  const flush = { finishFlush: constants.Z_SYNC_FLUSH };
  return gunzipSync(Buffer.concat([BEGINNING, ...pieces]), flush);
}

/** What a decoder hands on after each piece, before it knows of any more. */
async function unpackedOneByOne(pieces: Uint8Array[]): Promise<Buffer[]> {
  const gunzip = createGunzip();
  let parts: Buffer[] = [];
  gunzip.on("data", (part: Buffer) => parts.push(part));
  const texts: Buffer[] = [];
  for (const piece of [BEGINNING, ...pieces]) {
    parts = [];
    await written(gunzip, piece);
    texts.push(Buffer.concat(parts));
  }
  gunzip.destroy();
  return texts.slice(1);
}

/** Resolved when it has been decoded, as far as it can be. */
function written(gunzip: Gunzip, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    gunzip.once("error", reject);
    gunzip.write(bytes, () => {
      gunzip.off("error", reject);
      resolve();
    });
  });
}

test("gzip.compress: a stock decoder gets back what was said, whatever it is", () => {
  const run = fc.property(text, change, (history, next) => {
    const gzip = createGzip();
    const said = changed(history, next).subarray(0, 20_000);
    const all = unpacked([storedPiece(gzip, history), compressed(gzip, said, history)]);
    expectSame(all, Buffer.concat([history, said]));
  });
  fc.assert(run, { numRuns: 500 });
});

test("gzip.compress: whatever was said, it takes hardly more than what it says", () => {
  const run = fc.property(text, change, (history, next) => {
    const gzip = createGzip();
    const said = changed(history, next);
    const before = storedPiece(gzip, history);
    const piece = compressed(gzip, said, history);
    expectSame(unpacked([before, piece]), Buffer.concat([history, said]));
    expect(piece.length).toBeLessThanOrEqual(said.length + gzip.keepAlive.length + 20);
  });
  fc.assert(run, { numRuns: 500 });
});

test("gzip.compress: of large texts, and a history beyond what matches reach", () => {
  const history = Buffer.concat([noise(WINDOW, 1), noise(70_000, 2, 30)]);
  const texts = [
    noise(300_000, 3),
    Buffer.alloc(WINDOW, "a"),
    Buffer.alloc(200_001, "<rect/>"),
    history.subarray(-WINDOW),
    history.subarray(0, 60_000),
    Buffer.concat([noise(70_000, 4, 20), history.subarray(90_000), noise(70_000, 4, 20)]),
  ];
  for (const said of texts) {
    for (const before of [NOTHING, history]) {
      const gzip = createGzip();
      const all = unpacked([storedPiece(gzip, before), compressed(gzip, said, before)]);
      expectSame(all, Buffer.concat([before, said]));
    }
  }
});

test("gzip.compress: reaches back as far as decoders do, from each place, and no further", () => {
  const said = noise(1000, 5);
  const far = (gap: number) => Buffer.concat([said, Buffer.alloc(gap)]);
  const farthest = far(WINDOW - said.length);
  const piece = compressed(createGzip(), said, farthest);
  expect(piece.length).toBeLessThan(20);
  expectSame(unpacked([storedPiece(createGzip(), farthest), piece]).subarray(-said.length), said);
  expect(compressed(createGzip(), said, far(WINDOW - said.length + 1)).length).toBeGreaterThan(
    1000,
  );
});

test("gzip.compress: every byte can be said, and every length and distance of a match", () => {
  const each = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  expectSame(unpacked([compressed(createGzip(), each, NOTHING)]), each);
  for (let frameCode = 20; frameCode < 30; frameCode++) {
    const { literalsAndLengths, distances } = standingCode(frameCode);
    for (const { lengths } of [literalsAndLengths, distances]) {
      expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
    }
    expect(distances.lengths[frameCode]).toBe(1);
  }
  const history = noise(WINDOW, 6);
  for (let length = 3; length <= 260; length++) {
    const from = (length * 997) % (WINDOW - 300);
    const said = history.subarray(from, from + length);
    const gzip = createGzip();
    const all = unpacked([storedPiece(gzip, history), compressed(gzip, said, history)]);
    expectSame(all, Buffer.concat([history, said]));
  }
});

test("gzip.keepAlive: it adds nothing, wherever it comes", () => {
  const said = Buffer.from("data: 1\n\n");
  const gzip = createGzip();
  const { keepAlive } = gzip;
  const pieces = [keepAlive, keepAlive, compressed(gzip, said, NOTHING), gzip.keepAlive];
  expectSame(unpacked([...pieces, compressed(gzip, said, said)]), Buffer.concat([said, said]));
});

test("gzip.compress: all of a piece is handed on before the next one comes", async () => {
  const run = fc.asyncProperty(
    fc.array(change, { minLength: 1, maxLength: 12 }),
    fc.nat(100_000),
    async (changes, remembered) => {
      const gzip = createGzip();
      let history: Uint8Array = NOTHING;
      let newest: Uint8Array = NOTHING;
      const texts: Uint8Array[] = [];
      const pieces: Uint8Array[] = [];
      for (const next of changes) {
        newest = changed(newest, next);
        texts.push(newest, NOTHING);
        pieces.push(compressed(gzip, newest, history), gzip.keepAlive);
        history = Buffer.concat([history, newest]);
        history = history.subarray(Math.max(0, history.length - remembered));
      }
      const got = await unpackedOneByOne(pieces);
      expect(got).toHaveLength(texts.length);
      texts.forEach((said, i) => expectSame(got[i] ?? NOTHING, said));
    },
  );
  await fc.assert(run, { numRuns: 100 });
});

/** Frames of a chart of so many bytes, of which a few change each time. */
function framesOf(length: number, count: number): Buffer[] {
  const frame = noise(length, length, 250);
  return Array.from({ length: count }, (_, number) => {
    frame.fill(String(1000 + number), 100, 104);
    return Buffer.from(frame);
  });
}

test("gzip.compress: frames of every length cost little, once the block suits them", () => {
  const gzip = createGzip();
  const pieces: Uint8Array[] = [];
  let history: Uint8Array = NOTHING;
  let said: Uint8Array = NOTHING;
  const expectSmall = (length: number) => {
    const frames = framesOf(length, 12);
    const sizes = frames.map((frame) => {
      const piece = compressed(gzip, frame, history);
      pieces.push(piece);
      history = frame;
      said = Buffer.concat([said, frame]);
      return piece.length;
    });
    const matches = Math.ceil(length / 258) + 1;
    const bits = 2 + Math.floor(Math.log2(length));
    expect(sizes.at(-1)).toBeLessThan(16 + (matches * bits) / 8);
  };
  for (const length of [300, 1900, 4000, 5000, 7000, 11_000, 15_000, 20_000, 30_000, 7000, 400]) {
    expectSmall(length);
  }
  expectSame(unpacked(pieces), said);
});

test("gzip.compress: frames that are now short and now long do not change the block each time", () => {
  const gzip = createGzip();
  let history: Uint8Array = NOTHING;
  let before: Uint8Array = NOTHING;
  framesOf(6200, 30).forEach((frame, i) => {
    const said = i < 10 || i % 2 === 0 ? frame : frame.subarray(0, 6100);
    compressed(gzip, said, history);
    history = said;
    if (i === 10) before = opening(gzip);
  });
  expect(opening(gzip)).toBe(before);
});

test("gzip.compress: who comes late, by pieces of its own, decodes all that follows", () => {
  expectLateJoinersLevel({ createCodec: createGzip, stored: storedPiece, unpacked });
});
