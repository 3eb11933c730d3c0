import { PlotcastError } from "../error.ts";

/**
 * A request's body as text.
 *
 * @throws PlotcastError `TOO_LARGE` past so many bytes; `INPUT_INVALID` where it breaks off, or is
 * not UTF-8.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) throw new PlotcastError("TOO_LARGE", `body: expected at most ${most} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof PlotcastError) throw error;
    throw new PlotcastError("INPUT_INVALID", `body: expected ${whatWasWrong(error)}`);
  }
}

function whatWasWrong(error: unknown): string {
  return error instanceof TypeError &&
    "code" in error &&
    error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    ? "UTF-8, got bytes that are none"
    : "a whole one, but the connection broke off";
}
