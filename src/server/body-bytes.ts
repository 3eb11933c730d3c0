import { PlotcastError } from "../error.ts";

/** What one body may take. */
export interface BodyTerms {
  maxBytes: number;
  /** How long it may take, in ms. */
  timeoutMs: number;
  /** Gets the number of bytes that came. @throws PlotcastError where there is no room for them. */
  count(bytes: number): void;
}

/** A body as it was sent. */
export interface SentBody {
  bytes: Uint8Array<ArrayBuffer>;
  /** Its `content-encoding`; undefined where a body parser has undone it. */
  coding: string | undefined;
}

/** A body that comes in pieces, kept in one buffer: a piece may hold a large one in memory. */
export interface BodyBytes {
  /** @throws PlotcastError `TOO_LARGE` past `maxBytes`, or what `count` throws. */
  add(piece: Uint8Array): void;
  finish(): Uint8Array<ArrayBuffer>;
}

const FIRST_BYTES = 1024;

export function createBodyBytes({ maxBytes, count }: BodyTerms): BodyBytes {
  let buffer = new Uint8Array(Math.min(FIRST_BYTES, maxBytes));
  let size = 0;

  function reserve(bytes: number): void {
    if (bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.min(maxBytes, Math.max(bytes, 2 * buffer.length)));
    larger.set(buffer.subarray(0, size));
    buffer = larger;
  }

  return {
    add(piece) {
      if (size + piece.length > maxBytes) throw tooLarge(maxBytes);
      count(piece.length);
      reserve(size + piece.length);
      buffer.set(piece, size);
      size += piece.length;
    },
    finish: () => buffer.subarray(0, size),
  };
}

/** @throws PlotcastError `INPUT_INVALID` where it is not UTF-8. */
export function bodyText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PlotcastError("INPUT_INVALID", "body: expected UTF-8, got bytes that are not");
  }
}

/** What a sender says of its body beforehand is refused before it comes. */
export function checkLength(length: string | null | undefined, maxBytes: number): void {
  if (Number(length ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): PlotcastError {
  return new PlotcastError("TOO_LARGE", `body: expected at most ${maxBytes} bytes`);
}

export function cutShort(): PlotcastError {
  const expected = "expected a complete body, but the connection was lost";
  return new PlotcastError("INPUT_INVALID", `body: ${expected}`);
}

export function tookTooLong({ timeoutMs }: BodyTerms): PlotcastError {
  return new PlotcastError("TIMEOUT", `body: expected all of it within ${timeoutMs} ms`);
}
