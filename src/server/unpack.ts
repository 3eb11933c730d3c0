import { describeValue, PlotcastError } from "../error.ts";

const CODINGS: Record<string, "gzip" | "deflate"> = {
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
};

/** Codings that a protocol has for itself: its reader undoes them. */
const OF_PROTOCOLS: readonly string[] = ["snappy"];

/** What a body may unpack to. */
interface UnpackRoom {
  maxBytes: number;
  /** Gets the number of bytes of each piece. @throws PlotcastError where there is no room for them. */
  count(bytes: number): void;
}

/**
 * Undoes the `content-encoding` of a body. What it unpacks to is bounded while it is unpacked, so that a small
 * body cannot become a huge one.
 *
 * @throws PlotcastError what `count` throws; `TOO_LARGE`; `INPUT_INVALID` where it is not what the header says, or of another coding.
 */
export async function unpack(
  body: Uint8Array<ArrayBuffer>,
  coding: string | undefined,
  room: UnpackRoom,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = (coding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity" || OF_PROTOCOLS.includes(name)) return body;
  const format = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined;
  if (format === undefined || !("DecompressionStream" in globalThis)) {
    const expected = "expected no content-encoding, or gzip";
    throw new PlotcastError("INPUT_INVALID", `body: ${expected}, got ${describeValue(coding)}`);
  }
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream(format));
  return collect(stream.getReader(), name, room);
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  coding: string,
  { maxBytes, count }: UnpackRoom,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const piece = await reader.read().catch(() => undefined);
    if (piece === undefined) {
      throw new PlotcastError(
        "INPUT_INVALID",
        `body: expected whole ${coding}, got bytes that are not`,
      );
    }
    if (piece.value === undefined) return join(pieces, size);
    size += piece.value.length;
    if (size > maxBytes) {
      reader.cancel().catch(() => {});
      throw new PlotcastError("TOO_LARGE", `body: expected at most ${maxBytes} bytes, unpacked`);
    }
    try {
      count(piece.value.length);
    } catch (error) {
      reader.cancel().catch(() => {});
      throw error;
    }
    pieces.push(piece.value);
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
