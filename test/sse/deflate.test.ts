import { constants, createGunzip, type Gunzip, gunzipSync } from "node:zlib";
import * as fc from "fast-check";
import { compressed } from "./compressed.ts";
import { expectLateJoinersLevel } from "./late-joiner.ts";
import { expect, test } from "vitest";
import { BLOCK_END, BLOCK_START, storeBlocks } from "../../src/sse/deflate.ts";
import { STANDING_CODE } from "../../src/sse/deflate-standing.ts";
import { gzip } from "../../src/sse/gzip.ts";
import { change, changed, expectSame, noise, text } from "./texts.ts";

const NOTHING = new Uint8Array();
const WINDOW = 32_768;
/** What a stream may pause with wherever it is. */
const EMPTY_PIECE = Buffer.concat([BLOCK_END, BLOCK_START]);

/** Text as it is, so that nothing but the text is known. */
function storedPiece(said: Uint8Array): Uint8Array {
  return Buffer.concat([BLOCK_END, storeBlocks(said), BLOCK_START]);
}

function unpacked(pieces: Uint8Array[]): Buffer {
  const flush = { finishFlush: constants.Z_SYNC_FLUSH };
  return gunzipSync(Buffer.concat([gzip.header, BLOCK_START, ...pieces]), flush);
}

/** What a decoder hands on after each piece, before it knows of any more. */
async function unpackedOneByOne(pieces: Uint8Array[]): Promise<Buffer[]> {
  const gunzip = createGunzip();
  let parts: Buffer[] = [];
  gunzip.on("data", (part: Buffer) => parts.push(part));
  const texts: Buffer[] = [];
  for (const piece of [Buffer.concat([gzip.header, BLOCK_START]), ...pieces]) {
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
    const said = changed(history, next).subarray(0, 20_000);
    const all = unpacked([storedPiece(history), compressed(gzip, said, history)]);
    expectSame(all, Buffer.concat([history, said]));
  });
  fc.assert(run, { numRuns: 500 });
});

test("gzip.compress: whatever was said, it takes hardly more than what it says", () => {
  const run = fc.property(text, change, (history, next) => {
    const said = changed(history, next);
    const piece = compressed(gzip, said, history);
    expectSame(unpacked([storedPiece(history), piece]), Buffer.concat([history, said]));
    expect(piece.length).toBeLessThanOrEqual(said.length + EMPTY_PIECE.length + 20);
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
      const all = unpacked([storedPiece(before), compressed(gzip, said, before)]);
      expectSame(all, Buffer.concat([before, said]));
    }
  }
});

test("gzip.compress: reaches back as far as decoders do, from each place, and no further", () => {
  const said = noise(1000, 5);
  const far = (gap: number) => Buffer.concat([said, Buffer.alloc(gap)]);
  const farthest = far(WINDOW - said.length);
  const piece = compressed(gzip, said, farthest);
  expect(piece.length).toBeLessThan(20);
  expectSame(unpacked([storedPiece(farthest), piece]).subarray(-said.length), said);
  expect(compressed(gzip, said, far(WINDOW - said.length + 1)).length).toBeGreaterThan(1000);
});

test("gzip.compress: every byte can be said, and every length and distance of a match", () => {
  const each = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  expectSame(unpacked([compressed(gzip, each, NOTHING)]), each);
  for (const code of [STANDING_CODE.literalsAndLengths, STANDING_CODE.distances]) {
    const filled = code.lengths.reduce((sum, length) => sum + 2 ** -length, 0);
    expect(filled).toBe(1);
  }
  const history = noise(WINDOW, 6);
  for (let length = 3; length <= 260; length++) {
    const from = (length * 997) % (WINDOW - 300);
    const said = history.subarray(from, from + length);
    const all = unpacked([storedPiece(history), compressed(gzip, said, history)]);
    expectSame(all, Buffer.concat([history, said]));
  }
});

test("the empty piece adds nothing, wherever it comes", () => {
  const said = Buffer.from("data: 1\n\n");
  const pieces = [EMPTY_PIECE, EMPTY_PIECE, compressed(gzip, said, NOTHING), EMPTY_PIECE];
  expectSame(unpacked([...pieces, compressed(gzip, said, said)]), Buffer.concat([said, said]));
});

test("gzip.compress: all of a piece is handed on before the next one comes", async () => {
  const run = fc.asyncProperty(
    fc.array(change, { minLength: 1, maxLength: 12 }),
    fc.nat(100_000),
    async (changes, remembered) => {
      let history: Uint8Array = NOTHING;
      let newest: Uint8Array = NOTHING;
      const texts: Uint8Array[] = [];
      const pieces: Uint8Array[] = [];
      for (const next of changes) {
        newest = changed(newest, next);
        texts.push(newest, NOTHING);
        pieces.push(compressed(gzip, newest, history), EMPTY_PIECE);
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

test("gzip.compress: who comes late, by pieces of its own, decodes all that follows", () => {
  expectLateJoinersLevel({ codec: gzip, stored: storedPiece, unpacked });
});
