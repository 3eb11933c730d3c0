import { spawnSync } from "node:child_process";
import { decompress } from "fzstd";
import { expect, test } from "vitest";
import { createSharedStream } from "../../src/sse/shared-stream.ts";
import type { Stream } from "../../src/sse/stream.ts";
import { createZstd } from "../../src/sse/zstd.ts";
import { atOnce } from "../../src/work.ts";
import { randomNumbers } from "../support/random.ts";

const random = randomNumbers(1);

const RETRY = "retry: 1\n\n";
/** A raw block of no bytes that says it is the last. */
const END = Uint8Array.of(1, 0, 0);
/** What the literals of a block are written with, if it sets a code for them (RFC 8878, 3.1.1.3.1.1). */
const COMPRESSED_LITERALS = 2;

/** What a viewer got, and the text that it must end with. */
interface Viewer {
  received: Uint8Array[];
  expected: string;
  isSkipping: boolean;
}

function withFzstd(bytes: Uint8Array): string {
  return Buffer.from(decompress(bytes)).toString();
}

function withProgram(bytes: Uint8Array): string {
  const { stdout, stderr, error } = spawnSync("zstd", ["-dc"], { input: bytes });
  if (error !== undefined) throw error;
  expect(stderr.toString()).toBe("");
  return stdout.toString();
}

/** Whether the first block of a piece sets tables. */
function setsTables(piece: Uint8Array): boolean {
  return (piece.at(3)! & 3) === COMPRESSED_LITERALS;
}

/** Frames of a chart of which little is new, then all numbers, then all of the text, and so on. */
function* changingFrames(): Generator<string> {
  const digits = () => String(Math.floor(random() * 100_000));
  const letters = () => Array.from({ length: 8 }, () => "etaoinshrdlu"[Math.floor(random() * 12)]);
  const words = () => letters().join("");
  const items = Array.from({ length: 70 }, digits);
  for (let number = 0; ; number++) {
    const phase = Math.floor(number / 30) % 3;
    const changed = phase === 0 ? 2 : items.length;
    for (let i = 0; i < changed; i++) items.push(phase === 2 ? words() : digits());
    items.splice(0, changed);
    const list = items.map((item, i) => `<svg x="${24 * i}"><rect/><text>${item}</text></svg>`);
    yield `data: <svg>${list.join("")}</svg>\nid: ${number}\n\n`;
  }
}

function write(stream: Stream, views: Generator<string>[]): { piece: Uint8Array; text: string } {
  const texts = views.map((frames) => String(frames.next().value));
  const events = texts.map((text, view) => ({ view: `${view}`, bytes: Buffer.from(text) }));
  return { piece: atOnce(stream.write(events)), text: texts.join("") };
}

/** Each viewer that is level gets the piece; some then skip, and some are made level again. */
function serve(viewers: Viewer[], stream: Stream, piece: Uint8Array, text: string): void {
  for (const viewer of viewers) {
    if (viewer.isSkipping) {
      if (random() < 0.5) continue;
      viewer.received.push(...stream.primer());
      viewer.expected = text;
      viewer.isSkipping = false;
      continue;
    }
    viewer.received.push(piece);
    viewer.expected += text;
    viewer.isSkipping = random() < 0.2;
    if (!viewer.isSkipping && random() < 0.3) viewer.received.push(stream.keepAlive());
  }
}

test.each([
  [1, 120],
  [3, 70],
  [30, 8],
])(
  "zstd of %i views: who joins, skips or stays decodes all, also right behind new tables",
  (views, cycles) => {
    const stream = createSharedStream(createZstd(views));
    const frames = Array.from({ length: views }, changingFrames);
    const viewers: Viewer[] = [];
    let settings = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const { piece, text } = write(stream, frames);
      serve(viewers, stream, piece, text);
      if (setsTables(piece)) settings++;
      else if (cycle % 10 !== 0) continue;
      viewers.push({ received: [...stream.primer(RETRY)], expected: text, isSkipping: false });
    }
    expect(settings).toBeGreaterThan(0);
    viewers.forEach(({ received, expected, isSkipping }, i) => {
      const last = isSkipping ? [END] : [stream.farewell(RETRY), END];
      const decoded = (i % 2 === 0 ? withFzstd : withProgram)(
        Buffer.concat([...received, ...last]),
      );
      expect(decoded.startsWith(RETRY)).toBe(true);
      expect(decoded.endsWith(isSkipping ? expected : expected + RETRY)).toBe(true);
    });
  },
);

/** Bytes that no frame had before, so that other tables have the longest codes for them. */
function rareText(length: number): string {
  const rare = "!$%&*@JKQXYZ[]^`{|}~";
  return Array.from({ length }, () => rare[Math.floor(random() * rare.length)]).join("");
}

test.each([900, 1010, 15_000, 16_300])(
  "zstd: tables may be set by a block of %i bytes that they make longer",
  (rareCount) => {
    const stream = createSharedStream(createZstd(1));
    const received: Uint8Array[] = [...stream.primer(RETRY)];
    const said: string[] = [];
    const say = (data: string) => {
      const text = `data: ${data}\n\n`;
      said.push(text);
      received.push(atOnce(stream.write([{ view: "a", bytes: Buffer.from(text) }])));
    };
    const digits = () => String(Math.floor(random() * 1_000_000));
    // Texts too short to set the tables that they ask for.
    let numbers = "";
    for (let i = 0; i < 200; i++) {
      numbers = Array.from({ length: 100 }, digits).join("|").slice(0, 700);
      say(numbers);
    }
    say(`${numbers}${"<rect/>".repeat(500)}${rareText(rareCount)}`);
    expect(setsTables(received.at(-1)!)).toBe(true);
    say(numbers);
    for (const decode of [withFzstd, withProgram]) {
      expect(decode(Buffer.concat([...received, END])).endsWith(said.join(""))).toBe(true);
    }
  },
);
