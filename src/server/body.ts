import { PlotcastError } from "../error.ts";

/**
 * Reads a request's body as text.
 *
 * @throws PlotcastError `TOO_LARGE` past `maxBytes`; `INPUT_INVALID` if cut short or not UTF-8.
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
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
