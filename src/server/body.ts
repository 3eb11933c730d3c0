import type { IncomingMessage } from "node:http";
import { describeValue, PlotcastError } from "../error.ts";
import { type BodyTerms, checkLength, createBodyText, cutShort, tookTooLong } from "./body-text.ts";

/**
 * Reads the body of a request of Node's, or takes what a body parser has read.
 *
 * @throws PlotcastError as `Bodies.read` does, and `INPUT_INVALID` for what cannot be taken back.
 */
export async function readNodeBody(
  req: IncomingMessage & { body?: unknown },
  terms: BodyTerms,
): Promise<string> {
  if (req.readableEnded || req.readableDidRead) {
    const text = createBodyText(terms);
    text.add(parsedBytes(req.body));
    return text.finish();
  }
  checkPlain(req.headers["content-encoding"]);
  checkLength(req.headers["content-length"], terms.maxBytes);
  return collect(req, terms);
}

async function collect(req: IncomingMessage, terms: BodyTerms): Promise<string> {
  // It would tell of its end no more.
  if (req.destroyed) throw cutShort();
  const text = createBodyText(terms);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(tookTooLong(terms))), terms.timeoutMs);
    const onData = (piece: Uint8Array) => {
      try {
        text.add(piece);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const onEnd = () => settle(() => finish(text.finish, resolve, reject));
    const onCut = () => settle(() => reject(cutShort()));

    /** What comes after that is not read: the response says that the connection ends. */
    function settle(call: () => void): void {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("close", onCut).pause();
      call();
    }

    req.on("data", onData).on("end", onEnd).on("close", onCut).on("error", onCut);
  });
}

function finish<T>(call: () => T, resolve: (value: T) => void, reject: (error: unknown) => void) {
  try {
    resolve(call());
  } catch (error) {
    reject(error);
  }
}

/**
 * Reads the body of a web-standard request.
 *
 * @throws PlotcastError as `Bodies.read` does.
 */
export async function readWebBody(request: Request, terms: BodyTerms): Promise<string> {
  if (request.bodyUsed) {
    throw new PlotcastError("INPUT_INVALID", "body: expected one, but another handler has read it");
  }
  checkPlain(request.headers.get("content-encoding"));
  checkLength(request.headers.get("content-length"), terms.maxBytes);
  const text = createBodyText(terms);
  if (request.body !== null) await readAll(request.body.getReader(), terms, text.add);
  return text.finish();
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  terms: BodyTerms,
  add: (piece: Uint8Array) => void,
): Promise<void> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    cancel(reader);
  }, terms.timeoutMs);
  try {
    for (;;) {
      const piece = await reader.read().catch(() => undefined);
      if (isLate) throw tookTooLong(terms);
      if (piece === undefined) throw cutShort();
      if (piece.value === undefined) return;
      add(piece.value);
    }
  } finally {
    clearTimeout(timer);
    cancel(reader);
  }
}

/** Nothing more is wanted of it; that it is over already, or broken, does no harm. */
function cancel(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}

/** @throws PlotcastError `INPUT_INVALID` where a body is compressed. */
function checkPlain(coding: string | null | undefined): void {
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
