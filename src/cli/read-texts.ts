import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { PlotcastError } from "../error.ts";

/** What the first bytes of an input say about the others. */
type Form = "gzip" | "utf-16le" | "utf-16be" | "utf-8";

const MARKS: [Form, number[]][] = [
  ["gzip", [0x1f, 0x8b]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Reads bytes as text: UTF-8, UTF-16 with a byte order mark, and either of them in gzip. What cannot be
 * decoded becomes U+FFFD.
 *
 * @throws PlotcastError `INPUT_INVALID` at the place where gzip is damaged; what stands before it was read.
 */
export async function* readTexts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const [form, all] = await readForm(bytes[Symbol.asyncIterator]());
  if (form === "gzip") {
    yield* readTexts(unpack(all));
    return;
  }
  const decoder = new TextDecoder(form);
  for await (const piece of all) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** The form of an input, and all of its bytes. A first byte that begins a mark waits for the second one. */
async function readForm(
  pieces: AsyncIterator<Uint8Array>,
): Promise<[Form, AsyncIterable<Uint8Array>]> {
  let head = new Uint8Array(0);
  let isDone = false;
  while (!isDone && (head.length === 0 || (head.length === 1 && beginsMark(head)))) {
    const next = await pieces.next();
    isDone = next.done === true;
    if (next.done !== true) head = Buffer.concat([head, next.value]);
  }
  const form = MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte))?.[0] ?? "utf-8";
  return [form, goOn(head, pieces)];
}

function beginsMark([first]: Uint8Array): boolean {
  return MARKS.some(([, mark]) => mark[0] === first);
}

async function* goOn(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* unpack(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Its errors come out of the loop below.
  pipeline(Readable.from(bytes), gunzip, () => {});
  try {
    for await (const piece of gunzip) yield piece as Uint8Array;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlotcastError("INPUT_INVALID", `expected whole gzip, got damaged one (${reason})`);
  }
}
