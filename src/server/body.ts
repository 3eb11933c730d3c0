import type { IncomingMessage } from "node:http";
import { describeValue, PlotcastError } from "../error.ts";

/**
 * Reads the body of a request of Node's, or takes what a body parser has read.
 *
 * @throws PlotcastError as `readBody` does, and `INPUT_INVALID` for what cannot be taken back.
 */
export function readNodeBody(
  req: IncomingMessage & { body?: unknown },
  maxBytes: number,
): Promise<string> {
  if (req.readableEnded || req.readableDidRead) {
    return readBody([parsedBytes(req.body)], maxBytes);
  }
  checkPlain(req.headers["content-encoding"]);
  return readBody(req, maxBytes);
}

/** @throws PlotcastError `INPUT_INVALID` where a body is compressed. */
export function checkPlain(coding: string | null | undefined): void {
  if ((coding ?? "") === "" || coding === "identity") return;
  throw new PlotcastError(
    "INPUT_INVALID",
    `body: expected one without content-encoding, got ${describeValue(coding)}`,
  );
}

const encoder = new TextEncoder();

/** What a parser made of a body, as bytes again: bytes themselves, a text, or JSON. */
function parsedBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return encoder.encode(body);
  if (typeof body !== "object" || body === null) {
    throw new PlotcastError("INPUT_INVALID", "body: expected one, but another handler has read it");
  }
  return encoder.encode(formText(body) ?? JSON.stringify(body));
}

/**
 * JSON that was posted as a form, as curl does by default, and that a parser took for its only field.
 *
 * @throws PlotcastError `INPUT_INVALID` where the parser found more than one in it.
 */
function formText(body: object): string | undefined {
  const fields = Object.entries(body);
  const [name = "", value] = fields[0] ?? [];
  if (!/^\s*[[{]/.test(name)) return undefined;
  // Some parsers take the brackets of a list for their own.
  if (fields.length === 1 && value === "") return isJson(name) ? name : `[${name}]`;
  const expected = "expected JSON with the header content-type: application/json";
  throw new PlotcastError("INPUT_INVALID", `body: ${expected}, got what was read as a form`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads a request's body as text.
 *
 * @throws PlotcastError `TOO_LARGE` past `maxBytes`; `INPUT_INVALID` if cut short or not UTF-8.
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) {
        throw new PlotcastError("TOO_LARGE", `body: expected at most ${maxBytes} bytes`);
      }
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof PlotcastError) throw error;
    const expected = isDecodingError(error)
      ? "UTF-8, got bytes that are not"
      : "a complete body, but the connection was lost";
    throw new PlotcastError("INPUT_INVALID", `body: expected ${expected}`);
  }
}

function isDecodingError(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    "code" in error &&
    error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
  );
}
